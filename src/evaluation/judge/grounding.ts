import { detectLanguage } from "../../language/detect-language.ts";
import type { Observation } from "../observation.ts";
import { type ClaimFacts, claimFactsOf } from "./claim-facts.ts";
import { type Claim, claimsOf } from "./claims.ts";
import { factsOf, type PassageFacts } from "./passage-facts.ts";
import { type Support, supportOf, type Weight, weightsOf } from "./support.ts";

/**
 * A sentence with less of its words in a passage does not stand there. Of the references of the bundled questions, which
 * say in own words what the passages say, 1 of 93 sentences has less, as it joins two passages; of the references of other
 * questions on the same subject more than 8 of 10 have (test/evaluation/judge/containment.test.ts).
 */
export const LEAST_CONTAINMENT = 0.4;

/** A claim of an answer, and where it stands. */
export interface GroundedClaim {
  readonly claim: Claim;
  /** In the passages that it cites, taken together; in the best one where it cites none. */
  readonly cited: Support;
  /** In the best single passage that the path was given; in what it cites, where all of it stands there. */
  readonly best: Support & { readonly source?: string };
  /** Its words cannot be compared: it is in another language than the passages. */
  readonly wordsDiffer: boolean;
}

/** Compares each claim of an answer with what the path was given to read. A heuristic: see support.ts. */
export function groundingOf({ text, cited, passages }: Observation): GroundedClaim[] {
  const facts = passages.map(factsOf);
  if (facts.length === 0) return [];
  const weight = weightsOf(facts);
  const bySource = new Map(facts.map((each) => [each.source, each]));
  const language = () => detectLanguage(passages.map((passage) => passage.text).join("\n"));
  return claimsOf(text).map((claim) => {
    const sought = claimFactsOf(claim);
    const named = claim.markers.flatMap((marker) => bySource.get(cited[marker - 1]?.source ?? "") ?? []);
    const inNamed = named.length > 0 ? supportOf(sought, named, weight) : undefined;
    if (inNamed && isWhole(inNamed)) return { claim, cited: inNamed, best: inNamed, wordsDiffer: false };
    const best = bestOf(sought, facts, weight);
    const wordsDiffer = best.containment < 1 && detectLanguage(claim.text, language()) !== language();
    return { claim, cited: inNamed ?? best, best, wordsDiffer };
  });
}

/** Whether a claim stands where it was looked for. */
export function stands({ containment, missing }: Support, wordsDiffer: boolean): boolean {
  return missing === undefined && (wordsDiffer || containment >= LEAST_CONTAINMENT);
}

function isWhole({ containment, missing }: Support): boolean {
  return containment === 1 && missing === undefined;
}

/** One without a missing fact comes first, then one with more of the words. */
function bestOf(claim: ClaimFacts, facts: readonly PassageFacts[], weight: Weight): GroundedClaim["best"] {
  const found = facts.map((each) => ({ ...supportOf(claim, [each], weight), source: each.source }));
  return found.reduce((best, one) => {
    const isComplete = one.missing === undefined;
    if (isComplete !== (best.missing === undefined)) return isComplete ? one : best;
    return one.containment > best.containment ? one : best;
  });
}
