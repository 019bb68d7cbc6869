import type { Answer } from "../../src/core/answer.ts";
import type { Place } from "../../src/core/question.ts";
import type { Store } from "../../src/store/open-store.ts";
import { newQuestion } from "./store-fixture.ts";

const ANSWER: Answer = {
  outcome: "answered",
  text: "The point after which nothing can be posted. [1]",
  citations: [{ marker: 1, source: "close.md#hard-close", title: "Close", quote: "Nothing can be posted." }],
  model: "claude-sonnet-4.5",
  usage: { inputTokens: 1_000, outputTokens: 100, costUsd: 0.0045 },
};

export interface AskedAndAnswered {
  readonly asker?: string;
  readonly text?: string;
  readonly team?: string;
  readonly askedAt: string;
  /** In milliseconds. */
  readonly took?: number;
  readonly answer?: Partial<Answer>;
}

/** Takes a question through the store as the bot does, from its arrival to its answer. */
export async function askedAndAnswered(
  { questions }: Pick<Store, "questions">,
  {
    asker = "U1",
    text = "What is a hard close?",
    team = "T1",
    askedAt,
    took = 1_000,
    answer,
  }: AskedAndAnswered,
  inConversationOf?: Place,
) {
  const at = new Date(askedAt);
  const question = newQuestion({ text, asker: { id: asker }, askedAt: at });
  const place = inConversationOf ?? { ...question.place, address: { ...question.place.address, team } };
  await questions.keep({ ...question, place });
  const taken = await questions.take(question.id);
  if (taken === undefined) throw new Error("The question cannot be taken up.");
  await questions.saveAnswer(taken.claim, { ...ANSWER, ...answer });
  await questions.markDone(taken.claim, new Date(at.getTime() + took));
  return question;
}
