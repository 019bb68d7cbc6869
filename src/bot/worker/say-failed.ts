import { type Answer, plainAnswer } from "../../core/answer.ts";
import type { Question } from "../../core/question.ts";
import { askedIn } from "../../language/asked-in.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
import type { TakenQuestion } from "../../store/questions.ts";

/** An answer that cannot be sent is perhaps itself the reason; after half a minute of tries a plain word is sent. */
const ANSWER_FAILURES = 5;
/** A question that so often was taken up and left without an answer perhaps ends whoever works on it. */
const ATTEMPTS_WITHOUT_ANSWER = 20;

/** Whether it is time to send a plain word in place of an answer. */
export function hasFailedTooOften({ failures, claim, answer }: TakenQuestion): boolean {
  return failures >= ANSWER_FAILURES || (!answer && claim.attempt > ATTEMPTS_WITHOUT_ANSWER);
}

/** A question is never left without a word, whatever went wrong. */
export function sayFailed({ id, text, thread }: Pick<Question, "id" | "text" | "thread">): Answer {
  return plainAnswer("failed", phrasesIn(askedIn(text, thread)).failed(id));
}
