import { afterAll, beforeAll, expect, it } from "vitest";
import { conversationIdOf } from "../../src/core/ids.ts";
import type { Place } from "../../src/core/question.ts";
import { askedAndAnswered } from "./answered-question.ts";
import { newQuestion, type OpenedStore, openTestStore, testDatabase } from "./store-fixture.ts";

const database = testDatabase();
let store: OpenedStore;

beforeAll(async () => {
  store = await openTestStore(database.url);
});
afterAll(() => store?.close());

const placeOf = (channel: string, thread: string): Place => ({
  channel: "slack",
  conversation: conversationIdOf("slack", "T1", channel, thread),
  address: { team: "T1", channel, thread },
});

it("what was said in a direct message, or in another channel or thread, is remembered nowhere else", async () => {
  const places = [placeOf("D1", "1.1"), placeOf("C1", "1.1"), placeOf("C1", "2.2"), placeOf("C2", "1.1")];
  for (const [at, place] of places.entries())
    await askedAndAnswered(
      store,
      {
        asker: "U1",
        text: `asked ${at}`,
        askedAt: `2026-11-10T09:0${at}:00Z`,
        answer: { text: `said ${at}` },
      },
      place,
    );
  for (const [at, place] of places.entries()) {
    const later = newQuestion({ asker: { id: "U1" }, askedAt: new Date("2026-11-10T10:00:00Z") });
    await store.questions.keep({ ...later, place });
    const taken = await store.questions.take(later.id);
    expect(taken?.question.thread.map(({ text }) => text)).toEqual([`asked ${at}`, `said ${at}`]);
  }
});

it("a question back is remembered with the question that it was about, and a refusal is not", async () => {
  const place = placeOf("C7", "7.7");
  const said = [
    {
      text: "How do I restore it?",
      answer: { outcome: "clarify", text: "What is this about?", citations: [] },
    },
    { text: "Who is the king?", answer: { outcome: "refused", text: "Nobody knows.", citations: [] } },
  ] as const;
  for (const [at, { text, answer }] of said.entries())
    await askedAndAnswered(store, { text, askedAt: `2026-11-10T09:0${at}:00Z`, answer }, place);
  const later = newQuestion({ asker: { id: "U1" }, askedAt: new Date("2026-11-10T10:00:00Z") });
  await store.questions.keep({ ...later, place });
  const taken = await store.questions.take(later.id);
  expect(taken?.question.thread).toEqual([
    { speaker: "asker", text: "How do I restore it?" },
    { speaker: "ledger", text: "What is this about?", asksBack: true },
  ]);
});
