import { type Answer, plainAnswer } from "../../core/answer.ts";
import { detectLanguage } from "../../language/detect-language.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
import type { HeldQuestion } from "./ports.ts";

/** The answer that a question has, if it has one: kept before it is told of, and not changed after. */
export function answerIn(held: HeldQuestion | undefined): Answer | undefined {
  return held?.answer ?? (held?.done ? givenUp(held.question.text) : undefined);
}

function givenUp(asked: string): Answer {
  return plainAnswer("failed", phrasesIn(detectLanguage(asked)).failedPlainly);
}
