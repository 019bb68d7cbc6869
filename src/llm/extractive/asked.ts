import { termsOf } from "../../text/words.ts";
import { type Before, type Share, shareWithBefore } from "./before.ts";
import { type Intent, intentOf } from "./intent.ts";
import { rarityOf } from "./rarity.ts";
import type { Unit } from "./units.ts";

/** One thing that a question asks for. */
export interface Asked {
  readonly intent: Intent;
  /** How much each of the question's terms says of it; together 1. */
  readonly weights: ReadonlyMap<string, number>;
}

/** "Who owns it and where do I ask?" asks twice. What joins two nouns, or a case with its question, does not. */
const NEXT_PART =
  /\?\s+(?=\S)|,?\s+and\s+(?=(?:what|which|who|where|when|why|how|is|are|do|does|did|can|should|must|will)\b)/i;

/** A later part leans on the subject of the others, but what it names itself says more. */
const SHARE_OF_OTHERS = 0.5;
const MAX_PARTS = 3;

/**
 * Parts a question into what it asks for, each with the weights of its terms among the units at hand.
 *
 * @param before the question with which the query begins, where this one says itself what it is about
 */
export function askedOf(question: string, query: string, units: readonly Unit[], before?: Before): Asked[] {
  const parts = question.split(NEXT_PART).slice(0, MAX_PARTS);
  const told = parts.filter((part) => subjectTerms(part).length > 0);
  const all = subjectTerms(query);
  const lent = before ? shareWithBefore(before, query, all, units) : () => 1;
  if (told.length < 2)
    return [{ intent: intentAfter(question, before), weights: weighted(all, lent, units) }];
  return told.map((part) => {
    const own = new Set(termsOf(part));
    const share = (term: string) => (own.has(term) ? 1 : SHARE_OF_OTHERS * lent(term));
    return { intent: intentOf(part), weights: weighted(all, share, units) };
  });
}

/** "And for refunds?" asks for what the question before it asked for. */
function intentAfter(question: string, before: Before | undefined): Intent {
  const intent = intentOf(question);
  return intent === "fact" && before ? intentOf(before.text) : intent;
}

/** They tell the form of the answer (see the intents) and hardly ever stand in it. */
const FORM_WORDS = new Set(
  termsOf(
    "many much long often far big quickly kind type sort mean meaning difference different compare steps procedure example snippet show define definition describe thing way",
  ),
);

function subjectTerms(text: string): string[] {
  const terms = [...new Set(termsOf(text))];
  const subject = terms.filter((term) => !FORM_WORDS.has(term));
  return subject.length > 0 ? subject : terms;
}

function weighted(
  terms: readonly string[],
  share: Share,
  units: readonly Unit[],
): ReadonlyMap<string, number> {
  const raw = terms.map((term) => [term, share(term) * rarityOf(term, units)] as const);
  const total = raw.reduce((sum, [, weight]) => sum + weight, 0) || 1;
  return new Map(raw.map(([term, weight]) => [term, weight / total]));
}
