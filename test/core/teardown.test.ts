import { describe, expect, it } from "vitest";
import { createTeardown } from "../../src/core/teardown.ts";

describe("a teardown", () => {
  it("closes in the opposite order of opening, one after the other, each within what is left", async () => {
    let now = 0;
    const teardown = createTeardown(() => now);
    const done: string[] = [];
    const store = Promise.withResolvers<void>();
    teardown.add(async (deadlineMs) => void done.push(`server ${deadlineMs}`));
    teardown.add(async (deadlineMs) => {
      done.push(`store begins ${deadlineMs}`);
      await store.promise;
      now = 400;
      done.push("store ends");
    });

    const running = teardown.run(500);
    expect(done).toEqual(["store begins 500"]);
    store.resolve();
    await running;
    expect(done).toEqual(["store begins 500", "store ends", "server 100"]);
  });

  it("closes each once, however often it runs", async () => {
    const teardown = createTeardown();
    let closed = 0;
    teardown.add(async () => void closed++);
    await Promise.all([teardown.run(1), teardown.run(1)]);
    await teardown.run(1);
    expect(closed).toBe(1);
  });

  it.each([
    ["rejects", async (reason: string) => Promise.reject(new Error(reason))],
    [
      "throws at once",
      (reason: string): Promise<void> => {
        throw new Error(reason);
      },
    ],
  ])("closes the rest when one %s, and tells the first fault", async (_how, fail) => {
    const teardown = createTeardown();
    const done: string[] = [];
    teardown.add(async () => void done.push("first opened"));
    teardown.add(() => fail("second fault"));
    teardown.add(async () => void done.push("third opened"));
    teardown.add(() => fail("first fault"));
    await expect(teardown.run(1)).rejects.toThrow("first fault");
    expect(done).toEqual(["third opened", "first opened"]);
  });

  it("remembers how to close what a promise brings, and hands it on", async () => {
    const teardown = createTeardown(() => 0);
    const closed: unknown[] = [];
    const opening = Promise.resolve("a store").then(
      teardown.closing(async (opened, deadlineMs) => void closed.push([opened, deadlineMs])),
    );
    expect(await opening).toBe("a store");
    expect(closed).toEqual([]);
    await teardown.run(7);
    expect(closed).toEqual([["a store", 7]]);
  });

  it("gives all that it waited for", async () => {
    const both = await createTeardown().whole([Promise.resolve(1), Promise.resolve("two")]);
    expect(both).toEqual([1, "two"]);
  });

  it("waits for what is still opening when another part fails, so that it is closed too", async () => {
    const teardown = createTeardown();
    const store = Promise.withResolvers<string>();
    const closed: string[] = [];
    const starting = teardown.whole([
      Promise.reject(new Error("no knowledge")),
      store.promise.then(teardown.closing(async (opened) => void closed.push(opened))),
    ]);
    let settled = false;
    const failed = starting.catch((error: Error) => {
      settled = true;
      return error.message;
    });

    // All that could go on without the store has gone on by the next turn of the event loop.
    await new Promise(setImmediate);
    expect(settled).toBe(false);
    store.resolve("the store");
    expect(await failed).toBe("no knowledge");
    await teardown.run(1);
    expect(closed).toEqual(["the store"]);
  });
});
