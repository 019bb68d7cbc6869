import { describe, expect, it } from "vitest";
import type { QuestionId } from "../../src/core/question.ts";
import { until } from "../until.ts";
import { newQuestion, storesOf, testDatabase } from "./store-fixture.ts";

const database = testDatabase();
const openOne = storesOf(database);

describe("the queue", () => {
  it("hands on a question that was kept before anybody worked", async () => {
    const store = await openOne();
    const question = newQuestion();
    await store.questions.keep(question);
    const handled: QuestionId[] = [];
    await store.answer(async (id) => void handled.push(id));
    await until("the question is handled", () => handled.includes(question.id));
  });

  it("answers one conversation in its order, and another at the same time", async () => {
    const store = await openOne();
    const slow = [newQuestion({ conversation: "slow" }), newQuestion({ conversation: "slow" })];
    const other = newQuestion({ conversation: "other" });
    const done: QuestionId[] = [];
    const gate = Promise.withResolvers<void>();
    await store.answer(async (id) => {
      if (id === slow[0]?.id) await gate.promise;
      done.push(id);
    });
    for (const question of [...slow, other]) await store.questions.keep(question);
    await until("the other conversation is answered", () => done.includes(other.id));
    expect(done).not.toContain(slow[1]?.id);
    gate.resolve();
    await until("all are answered", () => done.length === 3);
    expect(done).toEqual([other.id, slow[0]?.id, slow[1]?.id]);
  });

  it("does not make questions wait for the next poll when there are more of them than workers", async () => {
    const store = await openOne();
    const questions = Array.from({ length: 40 }, () => newQuestion());
    const done: QuestionId[] = [];
    const gate = Promise.withResolvers<void>();
    await store.answer(async (id) => {
      await gate.promise;
      done.push(id);
    });
    for (const question of questions) await store.questions.keep(question);
    gate.resolve();
    // By polls alone, every few seconds two, it would take far longer than this waits.
    await until("all are handled", () => done.length >= questions.length);
  });

  it("tries again what failed, and counts the tries", async () => {
    const store = await openOne();
    const question = newQuestion();
    const retries: number[] = [];
    await store.answer(async (_, { retry }) => {
      retries.push(retry);
      if (retry === 0) throw new Error("the first try fails");
    });
    await store.questions.keep(question);
    await until("it is tried again", () => retries.length === 2);
    expect(retries).toEqual([0, 1]);
  });

  it("lets each question be worked on by one of several processes", async () => {
    const [one, other] = [await openOne(), await openOne()];
    const handled: QuestionId[] = [];
    for (const store of [one, other]) await store.answer(async (id) => void handled.push(id));
    const questions = Array.from({ length: 30 }, () => newQuestion());
    await Promise.all(questions.map((question) => one.questions.keep(question)));
    await until("all are handled", () => handled.length >= questions.length);
    expect([...handled].sort()).toEqual(questions.map(({ id }) => id).sort());
  });
});
