import type { Group } from "../metrics/summary.ts";

/**
 * Orders groups by how bad they are at least, which is the upper end of the interval: of two questions that failed little
 * is known. Those without a verdict come last.
 */
export function worstFirst(one: Group, other: Group): number {
  return (
    atBest(one) - atBest(other) || other.counts.cases - one.counts.cases || (one.name < other.name ? -1 : 1)
  );
}

function atBest({ metrics: { pass } }: Group): number {
  return pass.interval?.high ?? pass.value ?? Number.MAX_VALUE;
}
