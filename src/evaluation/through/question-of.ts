import { conversationIdOf, newQuestionId } from "../../core/ids.ts";
import { type Question, TURNS_REMEMBERED, type Turn } from "../../core/question.ts";
import type { Case } from "../case.ts";

/** A case as a question of the path, in a conversation of its own, asked by somebody who may see what everybody may. */
export function questionOf({ question, thread }: Pick<Case, "question" | "thread">): Question {
  const id = newQuestionId();
  return {
    id,
    text: question,
    asker: { id: "evaluation" },
    place: { channel: "evaluation", conversation: conversationIdOf("evaluation", id), address: {} },
    thread: turnsOf(thread),
    askedAt: new Date(),
  };
}

/** As many turns as the bot remembers. Ledger asks in what it says only where it asks back what is meant. */
export function turnsOf(thread: Case["thread"]): Turn[] {
  return thread.slice(-TURNS_REMEMBERED).map(({ speaker, text }) => ({
    speaker,
    text,
    ...(speaker === "ledger" && ASKS.test(text) && { asksBack: true as const }),
  }));
}

const ASKS = /[?？؟]\s*$/u;
