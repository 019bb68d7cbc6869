import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, plainAnswer } from "../../src/core/answer.ts";
import type { QuestionId } from "../../src/core/question.ts";
import { ClaimLostError, type TakenQuestion } from "../../src/store/questions.ts";
import { onEachServer } from "./servers.ts";
import { newQuestion, type OpenedStore, openTestStore, testDatabase } from "./store-fixture.ts";

const ANSWER: Answer = {
  outcome: "answered",
  text: "The books are shut. [1]",
  citations: [{ marker: 1, source: "close.md#hard", title: "Close › Hard", quote: "The books are shut." }],
  model: "extractive",
  usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
};

onEachServer((server) => {
  const database = testDatabase(server);
  let store: OpenedStore;

  beforeAll(async () => {
    store = await openTestStore(database.url);
  });
  afterAll(() => store?.close());

  async function take(id: QuestionId): Promise<TakenQuestion> {
    const taken = await store.questions.take(id);
    if (!taken) throw new Error(`There is nothing left to do for ${id}.`);
    return taken;
  }

  async function keptAndTaken(given: Parameters<typeof newQuestion>[0] = {}) {
    const question = newQuestion(given);
    await store.questions.keep(question);
    return { ...(await take(question.id)), question };
  }

  describe("keeping a question", () => {
    it("brings it back as it was asked", async () => {
      const question = newQuestion({ text: "naïve 日本 'quoted'; drop table questions; --" });
      expect(await store.questions.keep(question)).toEqual({ status: "kept", newConversation: true });
      expect(await store.questions.load(question.id)).toEqual({
        question: {
          id: question.id,
          text: question.text,
          asker: question.asker,
          place: question.place,
          thread: [],
          askedAt: question.askedAt,
        },
        withdrawn: false,
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

    it("keeps one of many deliveries that arrive at the same time, and decides about that one only", async () => {
      const { eventId, messageId } = newQuestion();
      let decisions = 0;
      const decide = async () => {
        decisions += 1;
        return undefined;
      };
      const kept = await Promise.all(
        Array.from({ length: 20 }, () => store.questions.keep(newQuestion({ eventId, messageId }), decide)),
      );
      expect(kept.filter(({ status }) => status === "kept")).toHaveLength(1);
      expect(decisions).toBe(1);
    });

    it("tells a new conversation from a known one, and a muted one from one that it follows", async () => {
      const first = newQuestion({ conversation: "known" });
      const { conversation } = first.place;
      expect(await store.questions.follows(conversation)).toBe(false);
      await store.questions.keep(first);
      expect(await store.questions.follows(conversation)).toBe(true);
      expect(await store.questions.keep(newQuestion({ conversation: "known", mutes: true }))).toEqual({
        status: "kept",
        newConversation: false,
      });
      expect(await store.questions.follows(conversation)).toBe(false);
      await store.questions.keep(newQuestion({ conversation: "known", mutes: false }));
      expect(await store.questions.follows(conversation)).toBe(true);
    });

    it("keeps the answer that turns it away", async () => {
      const question = newQuestion();
      const limited = plainAnswer("limited", "Please ask again in 20 s.");
      await store.questions.keep(question, async () => limited);
      expect((await take(question.id)).answer).toEqual(limited);
    });
  });

  describe("a try at a question", () => {
    it("leaves what it did for the next one", async () => {
      const { question, claim } = await keptAndTaken();
      await store.questions.saveReply(claim, { ts: "17.1" });
      await store.questions.saveAnswer(claim, ANSWER);
      expect(await take(question.id)).toMatchObject({ reply: { ts: "17.1" }, answer: ANSWER });
    });

    it("leaves nothing to do when it is done", async () => {
      const { question, claim } = await keptAndTaken();
      await store.questions.markDone(claim, new Date());
      expect(await store.questions.take(question.id)).toBeUndefined();
      expect(await store.questions.load(question.id)).toMatchObject({ done: true });
    });

    it("may write no more once a later one has taken the question up", async () => {
      const { question, claim: earlier } = await keptAndTaken();
      const { claim: later } = await take(question.id);
      const { saveReply, saveAnswer, markDone, noteFailure } = store.questions;
      await expect(saveReply(earlier, { ts: "17.1" })).rejects.toThrow(ClaimLostError);
      await expect(saveAnswer(earlier, ANSWER)).rejects.toThrow(ClaimLostError);
      await expect(markDone(earlier, new Date())).rejects.toThrow(ClaimLostError);
      await expect(noteFailure(earlier)).rejects.toThrow(ClaimLostError);
      await saveAnswer(later, ANSWER);
      await markDone(later, new Date());
    });

    it("has the answered turns before it, oldest first, of its own conversation only", async () => {
      for (const [text, conversation] of [
        ["one", "long"],
        ["two", "long"],
        ["elsewhere", "other"],
      ] as const) {
        const { claim } = await keptAndTaken({ text, conversation });
        await store.questions.saveAnswer(claim, { ...ANSWER, text: `re ${text}` });
      }
      const { question } = await keptAndTaken({ text: "three", conversation: "long" });
      expect((await store.questions.load(question.id))?.question.thread).toEqual([
        { speaker: "asker", text: "one" },
        { speaker: "ledger", text: "re one" },
        { speaker: "asker", text: "two" },
        { speaker: "ledger", text: "re two" },
      ]);
    });
  });

  describe("an edit", () => {
    it("gives a question that waits its new text", async () => {
      const question = newQuestion();
      await store.questions.keep(question);
      expect(await store.questions.edit(question.messageId, "And soft?", new Date())).toBe(question.id);
      expect((await take(question.id)).question.text).toBe("And soft?");
    });

    it("takes the question from whoever works on it", async () => {
      const { question, claim } = await keptAndTaken();
      await store.questions.edit(question.messageId, "And soft?", new Date());
      await expect(store.questions.saveAnswer(claim, ANSWER)).rejects.toThrow(ClaimLostError);
    });

    it("opens a question again that was answered within five minutes, with its message", async () => {
      const { question, claim } = await keptAndTaken();
      await store.questions.saveReply(claim, { ts: "17.1" });
      await store.questions.saveAnswer(claim, ANSWER);
      await store.questions.markDone(claim, new Date());
      await store.questions.edit(question.messageId, "And soft?", new Date());
      const again = await take(question.id);
      expect(again).toMatchObject({ question: { text: "And soft?" }, reply: { ts: "17.1" } });
      expect(again.answer).toBeUndefined();
    });

    it("changes nothing that was answered earlier", async () => {
      const { question, claim } = await keptAndTaken();
      await store.questions.markDone(claim, new Date(Date.now() - 6 * 60_000));
      expect(await store.questions.edit(question.messageId, "And soft?", new Date())).toBeUndefined();
      expect(await store.questions.take(question.id)).toBeUndefined();
    });

    it("changes nothing where it is older than another, or has the same text", async () => {
      const question = newQuestion();
      await store.questions.keep(question);
      const { edit } = store.questions;
      await edit(question.messageId, "second", new Date(2_000));
      expect(await edit(question.messageId, "first", new Date(1_000))).toBeUndefined();
      expect(await edit(question.messageId, "second", new Date(3_000))).toBeUndefined();
      expect((await take(question.id)).question.text).toBe("second");
    });

    it("does not answer for ever whoever edits for ever", async () => {
      const question = newQuestion();
      await store.questions.keep(question);
      const edited = [];
      for (let edit = 1; edit <= 6; edit += 1)
        edited.push(await store.questions.edit(question.messageId, `text ${edit}`, new Date(edit * 1_000)));
      expect(edited.map((id) => id !== undefined)).toEqual([true, true, true, true, true, false]);
    });
  });

  describe("a deletion", () => {
    it("takes an open question back, from whoever works on it too", async () => {
      const { question, claim } = await keptAndTaken();
      expect(await store.questions.withdraw(question.messageId)).toBe(question.id);
      await expect(store.questions.saveAnswer(claim, ANSWER)).rejects.toThrow(ClaimLostError);
      expect(await take(question.id)).toMatchObject({ withdrawn: true });
    });

    it("leaves an answer that was given", async () => {
      const { question, claim } = await keptAndTaken();
      await store.questions.saveAnswer(claim, ANSWER);
      await store.questions.markDone(claim, new Date());
      expect(await store.questions.withdraw(question.messageId)).toBeUndefined();
      expect(await store.questions.load(question.id)).toMatchObject({ answer: ANSWER, withdrawn: false });
    });
  });

  describe("a stop", () => {
    it("settles what is open in the conversation, and nothing that is asked later", async () => {
      const stopped = plainAnswer("noted", "Stopped.");
      const { question, claim } = await keptAndTaken({ conversation: "stopped" });
      const later = newQuestion({ conversation: "stopped" });
      await store.questions.keep(later);
      await store.questions.settleOpen(question.place.conversation, question.askedAt, () => stopped);
      await expect(store.questions.saveAnswer(claim, ANSWER)).rejects.toThrow(ClaimLostError);
      expect((await take(question.id)).answer).toEqual(stopped);
      expect((await take(later.id)).answer).toBeUndefined();
    });
  });

  describe("a stop of several questions", () => {
    it("gives each an answer by what it asks", async () => {
      const place = { conversation: "stopped-by-text" };
      const first = newQuestion({ ...place, text: "was ist das?" });
      const second = newQuestion({ ...place, text: "what is that?" });
      for (const each of [first, second]) await store.questions.keep(each);
      const until = new Date(Math.max(first.askedAt.getTime(), second.askedAt.getTime()));
      await store.questions.settleOpen(first.place.conversation, until, (asked) =>
        plainAnswer("noted", asked),
      );
      expect((await store.questions.load(first.id))?.answer?.text).toBe("was ist das?");
      expect((await store.questions.load(second.id))?.answer?.text).toBe("what is that?");
    });
  });

  describe("the store itself", () => {
    it("tells how long its queries take, by operation", () => {
      const operations = store.events.flatMap((event) =>
        event.type === "db_query_finished" ? [event.operation] : [],
      );
      expect(new Set(operations)).toContain("insert");
      expect(new Set(operations)).toContain("update");
    });

    it("says that it can be reached", async () => {
      expect(await store.state()).toEqual({ state: "up" });
    });
  });
});
