import type { Case } from "../case.ts";
import type { Observation } from "../observation.ts";
import { misplacedCitation, unsupportedClaim } from "./citation-faults.ts";
import { type Fault, retrievalMiss } from "./fault.ts";
import type { GroundedClaim } from "./grounding.ts";

/** What is wrong with an answer, if anything; its assertions are judged elsewhere. */
export function answerFault(
  given: Case,
  seen: Observation,
  grounding: readonly GroundedClaim[],
): Fault | undefined {
  if (given.expect === "answer") {
    const miss = retrievalMiss(given, seen);
    if (miss) return miss;
  }
  const misplaced = misplacedCitation(seen, grounding);
  if (misplaced) return { attribution: "wrong-citation", because: misplaced };
  const unsupported = unsupportedClaim(grounding);
  if (unsupported) return { attribution: "unsupported-claim", because: unsupported };
  if (given.expect === "refuse" || given.expect === "clarify")
    return { attribution: "wrong-answer", because: `it answers, and has to ${WANTED[given.expect]}` };
  if (given.gold.length > 0 && !seen.cited.some(({ source }) => given.gold.includes(source)))
    return {
      attribution: "ignored-passage",
      because: `it cites ${listOf(seen.cited)} in place of ${listOf(readGold(given, seen))}, which it has read`,
    };
  return undefined;
}

function readGold({ gold }: Case, { passages }: Observation) {
  return passages.filter(({ source }) => gold.includes(source));
}

function listOf(each: readonly { readonly source: string }[]): string {
  return each.map(({ source }) => source).join(", ") || "nothing";
}

const WANTED = { refuse: "refuse", clarify: "ask back" } as const;
