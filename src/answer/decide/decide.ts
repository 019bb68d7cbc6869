import type { RetrievedPassage } from "../../core/answer.ts";
import type { Viewer } from "../../core/audience.ts";
import type { Turn } from "../../core/question.ts";
import { isReadable } from "../readable.ts";
import type { Understood } from "../understand.ts";
import { inEnglish, inOwnWords } from "../wordings.ts";
import { askWhich, type Unclear, unclearIn } from "./clarify.ts";
import { COEFFICIENTS } from "./coefficients.ts";
import { evidenceOf, type WeighedKnowledge } from "./evidence.ts";
import { probabilityOf } from "./logistic.ts";

/** What to do with a question, and how probable it is that the passages answer it. */
export type Decision =
  | { readonly outcome: "answer" | "refuse"; readonly probability: number }
  | { readonly outcome: "clarify"; readonly probability: number; readonly ask: string };

/**
 * How many times as bad a false answer is as a false refusal: the trade-off of the whole decision. A little worse, since
 * both show their reader a source, but only the one says that it answers.
 */
const FALSE_ANSWER_COSTS = 4 / 3;

/** So many questions that have an answer are asked for each that has none. The model is fitted to as many of both. */
const ANSWERABLE_TO_NOT = 2;

/** From this probability on the passages are taken to answer (Elkan 2001, the optimal decision under unequal costs). */
export const ANSWER_FROM = FALSE_ANSWER_COSTS / (FALSE_ANSWER_COSTS + ANSWERABLE_TO_NOT);

/**
 * From this probability on a question's own words are taken to be enough, whatever its thread says and whatever ready answer
 * is near. It is surer than to answer: what is left out of the thread then is missed where the question did need it. With
 * .4 false answers to mtrag-un went from 42 to 55.
 */
export const SURELY = 0.7;

/** Below this not even the right one of several things would answer: it is refused, not asked back. */
const ASK_FROM = 0.3;

/** Decides from the evidence whether the passages answer the question, or one question back would settle it. */
export function decide(
  understood: Understood,
  thread: readonly Turn[],
  passages: readonly RetrievedPassage[],
  viewer: Viewer,
  knowledge: WeighedKnowledge,
): Decision {
  const { text, language } = understood;
  const unclear = unclearIn(text, thread, passages, language);
  const probability = passages.some(isReadable) ? sufficiencyOf(understood, passages, viewer, knowledge) : 0;
  const outcome = outcomeOf(probability, unclear);
  return outcome === "clarify" && unclear
    ? { outcome, probability, ask: askWhich(unclear, language) }
    : { outcome: outcome === "answer" ? "answer" : "refuse", probability };
}

export function outcomeOf(probability: number, unclear: Unclear | undefined): Decision["outcome"] {
  if (unclear && (unclear.kind === "" || probability >= ASK_FROM)) return "clarify";
  return probability >= ANSWER_FROM ? "answer" : "refuse";
}

/** How probable it is that passages answer a question, in the words in which they hold more of the question, where there are two languages. */
export function sufficiencyOf(
  { text, language }: Pick<Understood, "text" | "language">,
  passages: readonly RetrievedPassage[],
  viewer: Viewer,
  knowledge: WeighedKnowledge,
): number {
  const wordings = new Set([inEnglish(text, language), inOwnWords(text, language)]);
  return Math.max(
    ...[...wordings].map((words) =>
      probabilityOf(COEFFICIENTS, evidenceOf(words, passages, knowledge, viewer)),
    ),
  );
}
