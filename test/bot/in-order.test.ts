import { describe, expect, it } from "vitest";
import { createInOrder } from "../../src/bot/in-order.ts";

describe("tasks of one key", () => {
  it("run one after the other, in the order in which they came", async () => {
    const inOrder = createInOrder<string>();
    const done: number[] = [];
    const gate = Promise.withResolvers<void>();
    const tasks = [
      inOrder("a", async () => {
        await gate.promise;
        done.push(1);
      }),
      inOrder("a", async () => void done.push(2)),
    ];
    await inOrder("b", async () => void done.push(0));
    gate.resolve();
    await Promise.all(tasks);
    expect(done).toEqual([0, 1, 2]);
  });

  it("go on after one that fails, whose own caller hears of it", async () => {
    const inOrder = createInOrder<string>();
    const failing = inOrder("a", () => Promise.reject(new Error("full")));
    const next = inOrder("a", async () => "kept");
    await expect(failing).rejects.toThrow("full");
    await expect(next).resolves.toBe("kept");
  });
});
