import type { WeightedText } from "../core/query.ts";
import type { Turn } from "../core/question.ts";
import { FOLLOW_UPS } from "../language/follow-ups.ts";
import type { Language } from "../language/language.ts";
import { informativeWords } from "../text/words.ts";
import { leansBack, namesSubject, refersBack, subjectsOf, subjectWords } from "./leaning.ts";

/**
 * How much the thread counts, at most. Measured on mtrag-un (163 questions with gold passages): nDCG@10 is
 * flat (.92 to .93) for .4 to .6, each turn half of the next, the last answer .05 to .2.
 */
const ASKED_BEFORE = 0.5;
const PER_TURN = 0.5;
const LAST_ANSWER = 0.1;
/** So few words of its own leave a question wholly to its thread; beyond, it needs that with the square less. */
const FEW_WORDS = 3;
const LEANING = 0.6;
const LEAST_WEIGHT = 0.02;
/** A whole question that refers to nothing needs its thread half as much: a fragment does not. */
const WHOLE = 0.5;
/** What is left of that where a question is answered by its own words. docs/decisions holds what both are worth. */
const STANDS_ALONE = 0.25;

/**
 * The question and, each weighing less, the turns before it. Which turn holds the subject cannot be told without
 * a model; but the fewer words of its own a question has, the more of them must stand in the thread. A question
 * of another subject is barely moved, and what one says itself is not outweighed by the number of words before it.
 *
 * @param standsAlone whether the knowledge answers its own words
 */
export function weighThread(
  text: string,
  thread: readonly Turn[],
  language: Language,
  standsAlone = false,
): readonly WeightedText[] {
  const leaning = leaningOf(text, language) * (standsAlone ? STANDS_ALONE : 1);
  const own = refersBack(text, language) ? 0 : subjectWords(text, language).length;
  const weigh = ({ text: said }: Turn, most: number, age = 0): WeightedText => {
    const fair = own > 0 ? own / Math.max(1, informativeWords(said).length) : 1;
    return { text: said, weight: Math.min(most * leaning, fair) * PER_TURN ** age };
  };
  const asked = subjectsOf(text, thread, language).reverse();
  const lastAsked = thread.findLast(({ speaker }) => speaker === "asker");
  // What was said to a question whose place is taken is beside the point.
  const lastAnswer =
    asked[0] === lastAsked ? thread.findLast(({ speaker }) => speaker === "ledger") : undefined;
  return [
    { text, weight: 1 },
    ...asked.map((turn, age) => weigh(turn, ASKED_BEFORE, age)),
    ...(lastAnswer ? [weigh(lastAnswer, LAST_ANSWER)] : []),
  ].filter(({ weight }) => weight >= LEAST_WEIGHT);
}

/** How far a question needs what was said before it, from 0 to 1. */
function leaningOf(text: string, language: Language): number {
  const own = informativeWords(text).length;
  const byLength = Math.min(1, (FEW_WORDS / Math.max(1, own)) ** 2);
  if (leansBack(text, language)) return Math.max(byLength, LEANING);
  return namesSubject(text, language) && FOLLOW_UPS[language].isWhole.test(text)
    ? byLength * WHOLE
    : byLength;
}
