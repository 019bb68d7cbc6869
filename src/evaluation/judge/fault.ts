import type { Case } from "../case.ts";
import type { Observation } from "../observation.ts";
import type { Attribution } from "./verdict.ts";

export interface Fault {
  readonly attribution: Attribution;
  readonly because: string;
}

/**
 * Gold is known, was searched for, and is not among what the path went on with: it reads fewer passages than the metrics
 * look at. What was never searched for says nothing of it.
 */
export function retrievalMiss({ gold }: Case, { ranking, passages }: Observation): Fault | undefined {
  if (gold.length === 0 || ranking === null || passages.some(({ source }) => gold.includes(source)))
    return undefined;
  return { attribution: "retrieval-miss", because: `${gold.join(", ")}: ${whereIs(gold, ranking)}` };
}

function whereIs(gold: readonly string[], ranking: readonly string[]): string {
  if (ranking.length === 0) return "nothing was found";
  const rank = ranking.findIndex((source) => gold.includes(source)) + 1;
  return rank > 0
    ? `found too late, as number ${rank}`
    : `not found, but ${ranking.length} others, first ${ranking[0]}`;
}
