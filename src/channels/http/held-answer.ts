import { type Answer, plainAnswer } from "../../core/answer.ts";
import type { HeldQuestion } from "./ports.ts";

const GIVEN_UP = plainAnswer(
  "failed",
  "Something went wrong on my side, and I could not answer. Please ask again.",
);

/** The answer that a question has, if it has one: kept before it is told of, and not changed after. */
export function answerIn(held: HeldQuestion | undefined): Answer | undefined {
  return held?.answer ?? (held?.done ? GIVEN_UP : undefined);
}
