import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/core/answer.ts";
import { newQuestion, type OpenedStore, openTestStore, testDatabase } from "./store-fixture.ts";

const database = testDatabase();
let store: OpenedStore;

beforeAll(async () => {
  store = await openTestStore(database.url);
});
afterAll(() => store.close(1_000));

const ANSWER: Answer = {
  outcome: "answered",
  text: "The books are shut. [1]",
  citations: [{ marker: 1, source: "close.md#hard", title: "Close › Hard", quote: "The books are shut." }],
  model: "extractive",
  usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
};

describe("keeping a question", () => {
  it("brings it back as it was asked", async () => {
    const question = newQuestion({ text: "naïve 日本 'quoted'; drop table questions; --" });
    expect(await store.questions.keep(question)).toEqual({ status: "kept", newConversation: true });
    const loaded = await store.questions.load(question.id);
    expect(loaded).toEqual({
      question: {
        id: question.id,
        text: question.text,
        asker: question.asker,
        place: question.place,
        thread: [],
        askedAt: question.askedAt,
      },
      done: false,
    });
  });

  it("knows the same event when it is delivered again", async () => {
    const question = newQuestion();
    await store.questions.keep(question);
    const again = newQuestion({ eventId: question.eventId });
    expect(await store.questions.keep(again)).toEqual({ status: "repeated" });
    expect(await store.questions.load(again.id)).toBeUndefined();
  });

  it("knows the same message when another event tells of it", async () => {
    const question = newQuestion();
    await store.questions.keep(question);
    expect(await store.questions.keep(newQuestion({ messageId: question.messageId }))).toEqual({
      status: "repeated",
    });
  });

  it("keeps one of many deliveries that arrive at the same time", async () => {
    const { eventId, messageId } = newQuestion();
    const kept = await Promise.all(
      Array.from({ length: 20 }, () => store.questions.keep(newQuestion({ eventId, messageId }))),
    );
    expect(kept.filter(({ status }) => status === "kept")).toHaveLength(1);
  });

  it("tells a new conversation from a known one", async () => {
    const first = newQuestion({ conversation: "known" });
    expect(await store.questions.has(first.place.conversation)).toBe(false);
    await store.questions.keep(first);
    expect(await store.questions.has(first.place.conversation)).toBe(true);
    expect(await store.questions.keep(newQuestion({ conversation: "known" }))).toEqual({
      status: "kept",
      newConversation: false,
    });
  });

  it("keeps why a question is turned away", async () => {
    const question = newQuestion({ limited: "Please ask again in 20 s." });
    await store.questions.keep(question);
    expect((await store.questions.load(question.id))?.limited).toBe("Please ask again in 20 s.");
  });
});

describe("what became of a question", () => {
  it("remembers where the reply stands, for a second try", async () => {
    const question = newQuestion();
    await store.questions.keep(question);
    await store.questions.saveReply(question.id, { ts: "17.1" });
    expect(await store.questions.load(question.id)).toMatchObject({ reply: { ts: "17.1" }, done: false });
  });

  it("remembers that it is answered", async () => {
    const question = newQuestion();
    await store.questions.keep(question);
    await store.questions.saveAnswer(question.id, ANSWER);
    expect(await store.questions.load(question.id)).toMatchObject({ answer: ANSWER, done: false });
    await store.questions.markDone(question.id, new Date());
    expect(await store.questions.load(question.id)).toMatchObject({ done: true });
  });

  it("gives a follow-up the answered turns before it, oldest first, of its own conversation only", async () => {
    const [first, second, third] = ["one", "two", "three"].map((text) =>
      newQuestion({ text, conversation: "long" }),
    );
    const elsewhere = newQuestion({ text: "elsewhere" });
    for (const question of [first, second, third, elsewhere])
      if (question) await store.questions.keep(question);
    for (const question of [first, second, elsewhere])
      if (question) await store.questions.saveAnswer(question.id, { ...ANSWER, text: `re ${question.text}` });
    const loaded = third && (await store.questions.load(third.id));
    expect(loaded?.question.thread).toEqual([
      { speaker: "asker", text: "one" },
      { speaker: "ledger", text: "re one" },
      { speaker: "asker", text: "two" },
      { speaker: "ledger", text: "re two" },
    ]);
  });
});

describe("the store itself", () => {
  it("tells how long its queries take, by operation", () => {
    const operations = store.events.flatMap((event) =>
      event.type === "db_query_finished" ? [event.operation] : [],
    );
    expect(new Set(operations)).toContain("insert");
    expect(new Set(operations)).toContain("select");
  });

  it("says that it can be reached", async () => {
    expect(await store.isReachable()).toBe(true);
  });
});
