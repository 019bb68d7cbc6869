import { describe, expect, it } from "vitest";
import type { TaskHandlers } from "../../src/store/task-queue.ts";
import { until } from "../until.ts";
import { query } from "./embedded/databases.ts";
import { type OpenedStore, storesOf, testDatabase } from "./store-fixture.ts";

const database = testDatabase();
const openStore = storesOf(database);

async function openOne(tasks?: TaskHandlers): Promise<OpenedStore> {
  const store = await openStore();
  if (tasks) await store.answer(async () => {}, { tasks });
  return store;
}

describe("a task", () => {
  it("is done by the handler of its type, with its data", async () => {
    const done: unknown[] = [];
    const store = await openOne({ card: async (data) => void done.push(data), other: async () => {} });
    await store.tasks.add({ type: "card", key: "h1", data: { handover: "h1" } });
    await until("it is done", () => done.length === 1);
    expect(done).toEqual([{ handover: "h1" }]);
  });

  it("is done after the earlier ones of its key, also when one of them has to be tried again", async () => {
    const done: unknown[] = [];
    const store = await openOne({
      relay: async (data, { retry }) => {
        if (retry === 0 && JSON.stringify(data).includes("first")) throw new Error("not yet");
        done.push(data);
      },
    });
    await store.tasks.add({ type: "relay", key: "h2", data: { text: "first" } });
    await store.tasks.add({ type: "relay", key: "h2", data: { text: "second" } });
    await until("both are done", () => done.length === 2);
    expect(done).toEqual([{ text: "first" }, { text: "second" }]);
  });

  it("waits for its time, and keeps no other one waiting", async () => {
    const done: unknown[] = [];
    const store = await openOne({ due: async (data) => void done.push(data) });
    await store.tasks.add(
      { type: "due", key: "h3", data: { n: 1 } },
      { startAfter: new Date(Date.now() + 3_600_000) },
    );
    await store.tasks.add({ type: "due", key: "h3", data: { n: 2 } });
    await until("the second is done", () => done.length === 1);
    expect(done).toEqual([{ n: 2 }]);
    const jobs = await query(
      database.url,
      "select 1 from pgboss.job where name = 'tasks' and state = 'created'",
    );
    expect(jobs).toHaveLength(1);
  });

  it("with a name is added once, however many processes add it", async () => {
    const done: unknown[] = [];
    const store = await openOne({ sweep: async (data) => void done.push(data) });
    const other = await openOne();
    const sweep = { type: "sweep", key: "sweep", data: {} };
    await Promise.all(
      [store, other, store].map(({ tasks }) => tasks.add(sweep, { once: "sweep 2026-11-21" })),
    );
    await store.tasks.add({ ...sweep, data: { last: true } });
    await until("the last is done", () => done.length > 1);
    expect(done).toEqual([{}, { last: true }]);
  });

  it("that nobody can do is given up in the end, and told of, so that the others of its key come to their turn", async () => {
    const done: unknown[] = [];
    const store = await openOne({ known: async (data) => void done.push(data) });
    await store.tasks.add({ type: "unknown", key: "h4", data: {} });
    await store.tasks.add({ type: "known", key: "h4", data: { n: 1 } });
    await until("it was tried", () => store.events.some(({ type }) => type === "error_occurred"));
    expect(done).toEqual([]);
    await until("it waits for its last try", async () => {
      const waiting = await query(
        database.url,
        "update pgboss.job set retry_count = 40, start_after = now() where name = 'tasks' and state = 'retry' returning id",
      );
      return waiting.length === 1;
    });
    await until("the other is done", () => done.length === 1);
    expect(store.events).toContainEqual({
      type: "error_occurred",
      errorType: "task_given_up",
      message: "unknown: There is no handler for tasks of type unknown.",
    });
  });
});
