import type { ClaimFacts } from "./claim-facts.ts";
import type { PassageFacts } from "./passage-facts.ts";

/** How far a claim stands in passages. A heuristic: it compares words, and does not understand them. */
export interface Support {
  /** The share of the claim's informative words, by their weight, that the passages have; from 0 to 1. */
  readonly containment: number;
  /** The first number, date, address or code of the claim that is not in them as it is written. */
  readonly missing?: string;
}

/** Says how much a word tells. */
export type Weight = (term: string) => number;

/**
 * The inverse frequency of a word among the sentences of these passages, as BM25 has it: ln(1 + (N - n + 0.5) / (n + 0.5)),
 * N sentences of which n have it (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, with Lucene's 1 +).
 * A word that none of them has tells most.
 */
export function weightsOf(passages: readonly PassageFacts[]): Weight {
  const sentences = passages.reduce((sum, passage) => sum + passage.sentences, 0);
  return (term) => {
    const having = passages.reduce((sum, { terms }) => sum + (terms.get(term) ?? 0), 0);
    return Math.log1p((sentences - having + 0.5) / (having + 0.5));
  };
}

/** How far a claim stands in passages that are taken together. */
export function supportOf(claim: ClaimFacts, passages: readonly PassageFacts[], weight: Weight): Support {
  const missing = missingFact(claim, passages);
  return {
    containment: containmentOf(claim.terms, passages, weight),
    ...(missing !== undefined && { missing }),
  };
}

function containmentOf(
  terms: ReadonlySet<string>,
  passages: readonly PassageFacts[],
  weight: Weight,
): number {
  let all = 0;
  let lacking = 0;
  for (const term of terms) {
    const tells = weight(term);
    all += tells;
    if (!passages.some((passage) => passage.terms.has(term))) lacking += tells;
  }
  return all === 0 ? 1 : 1 - lacking / all;
}

function missingFact(claim: ClaimFacts, passages: readonly PassageFacts[]): string | undefined {
  const has = (test: (passage: PassageFacts) => boolean) => passages.some(test);
  return (
    claim.addresses.find((address) => !has(({ addresses }) => addresses.has(address))) ??
    claim.code.find((span) => !has(({ written }) => written.includes(span))) ??
    claim.dates.find((date) => !has(({ dates }) => dates.has(date))) ??
    claim.numbers.find((readings) => !has(({ numbers }) => readings.some((value) => numbers.has(value))))?.[0]
  );
}
