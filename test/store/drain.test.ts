import { describe, expect, it } from "vitest";
import type { QuestionId } from "../../src/core/question.ts";
import { until } from "../until.ts";
import { newQuestion, storesOf, testDatabase } from "./store-fixture.ts";

const database = testDatabase();
const openOne = storesOf(database);

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
  ])("hands over work %s, and another one goes on with it", async (_, handler) => {
    const { store, question } = await atWork(handler);
    const other = await openOne();
    const handled: QuestionId[] = [];
    await other.answer(async (id) => void handled.push(id));
    await store.stopWork(2_000);
    await until("the other has answered", () => handled.includes(question.id));
    // It was given over, and not found to be left behind.
    expect(other.events.filter(({ type }) => type === "question_recovered")).toEqual([]);
  });
});

function rejectedOn(signal: AbortSignal): Promise<void> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
}
