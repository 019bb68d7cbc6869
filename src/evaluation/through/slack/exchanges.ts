import { type Answer, plainAnswer } from "../../../core/answer.ts";
import { LedgerError } from "../../../core/errors.ts";
import type { Case } from "../../case.ts";
import { turnsOf } from "../question-of.ts";

/** A question that was asked in a thread before, and what the bot said to it. */
export interface Exchange {
  readonly asked: string;
  readonly answer: Answer;
}

/**
 * The earlier turns of a case as Slack and the bot hold them: each question with its answer.
 * @throws LedgerError BOT_UNAVAILABLE where there is no such conversation with the bot
 */
export function exchangesOf({ id, thread }: Pick<Case, "id" | "thread">): readonly Exchange[] {
  const turns = turnsOf(thread);
  const isTalk = turns.every(({ speaker }, at) => speaker === (at % 2 === 0 ? "asker" : "ledger"));
  if (!isTalk || turns.length % 2 === 1) throw noTalk(id);
  return turns.flatMap(({ text, asksBack }, at) => {
    const asked = turns[at - 1];
    if (at % 2 === 0 || asked === undefined) return [];
    return [{ asked: asked.text, answer: plainAnswer(asksBack ? "clarify" : "answered", text) }];
  });
}

function noTalk(id: string): LedgerError {
  return new LedgerError(
    "BOT_UNAVAILABLE",
    `The thread of ${id} is none that the bot could have in Slack, where it answers each message that is said to it.`,
    "Let its turns be of the asker and of ledger in turn, beginning with the asker and ending with ledger.",
  );
}
