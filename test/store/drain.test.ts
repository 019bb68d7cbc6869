import { afterEach, describe, expect, it } from "vitest";
import type { QuestionId } from "../../src/core/question.ts";
import { until } from "../until.ts";
import { newQuestion, type OpenedStore, openTestStore, testDatabase } from "./store-fixture.ts";

const database = testDatabase();
const open: OpenedStore[] = [];

afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

async function openOne(): Promise<OpenedStore> {
  const store = await openTestStore(database.url);
  open.push(store);
  return store;
}

/** A replica in the middle of a question, which ends when it is told to or when the gate opens. */
async function atWork(handler: (signal: AbortSignal) => Promise<void>) {
  const store = await openOne();
  const question = newQuestion();
  const begun = Promise.withResolvers<void>();
  await store.answer(async (_, { signal }) => {
    begun.resolve();
    await handler(signal);
  });
  await store.questions.keep(question);
  await begun.promise;
  return { store, question };
}

describe("a replica that stops", () => {
  it("ends what it works on", async () => {
    const gate = Promise.withResolvers<void>();
    const { store, question } = await atWork(() => gate.promise);
    const stopped = store.stopWork(60_000);
    gate.resolve();
    await stopped;
    expect(await store.questions.load(question.id)).toMatchObject({ done: true });
  });

  it("takes up nothing more", async () => {
    const { store } = await atWork(async () => {});
    await store.stopWork(1_000);
    const later = newQuestion();
    await store.questions.keep(later);
    const other = await openOne();
    const handled: QuestionId[] = [];
    await other.answer(async (id) => void handled.push(id));
    await until("the other has answered", () => handled.includes(later.id));
  });

  it.each([
    ["that ends when it is told to", rejectedOn],
    ["that does not end", () => new Promise<void>(() => {})],
  ])("hands over work %s, and another one goes on with it at once", async (_, handler) => {
    const { store, question } = await atWork(handler);
    const other = await openOne();
    const handled: QuestionId[] = [];
    await other.answer(async (id) => void handled.push(id));
    const stoppedAt = performance.now();
    await store.stopWork(2_000);
    await until("the other has answered", () => handled.includes(question.id));
    // A dead replica would be noticed later than this, and a failed job tried again later too.
    expect(performance.now() - stoppedAt).toBeLessThan(4_000);
    expect(other.events.filter(({ type }) => type === "question_recovered")).toEqual([]);
  });
});

function rejectedOn(signal: AbortSignal): Promise<void> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
}
