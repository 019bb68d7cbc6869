import type { RetrievedPassage } from "../core/answer.ts";
import type { Question } from "../core/question.ts";
import type { Model } from "../llm/model.ts";
import type { Understood } from "./understand.ts";

/** Asks for more than can be read off a passage: a reason, a comparison, a judgement. */
const ASKS_FOR_THOUGHT =
  /\b(?:why|differen\w*|compar\w*|versus|vs|relat(?:e|ed|es|ion\w*)|both|pros|trade-?offs?|better|best|should (?:i|we))\b/i;
const MOST_WORDS = 20;
/** The best passage of an easy question holds this share of its informative words at least. */
const LEAST_COVERAGE = 0.6;

const HARD = 1;

/**
 * How hard a question is to answer from its passages, from 0 to 1: how near the second passage comes to the first
 * (score₂ / score₁), and 1 for a follow-up, another language than English, more than 20 words, a question for
 * reasons or a comparison, and a best passage that holds less than 60 % of the informative words. Where one passage
 * stands out the answer is read off it; where several come close it has to be weighed and joined.
 */
export function difficultyOf(
  { thread }: Pick<Question, "thread">,
  { text, language }: Understood,
  [first, second]: readonly RetrievedPassage[],
): number {
  if (!first || first.score <= 0 || first.coverage < LEAST_COVERAGE) return HARD;
  if (thread.length > 0 || language !== "en") return HARD;
  if (text.split(" ").length > MOST_WORDS || ASKS_FOR_THOUGHT.test(text)) return HARD;
  return Math.min(HARD, (second?.score ?? 0) / first.score);
}

/** Up to here the first passage is right more often than for all questions in every set; `npm run calibrate` prints the table. */
export const EASY = 0.7;

/** The cheaper model for an easy question, where there is one. */
export function modelFor(difficulty: number, model: Model): Model {
  return difficulty <= EASY ? (model.easier ?? model) : model;
}
