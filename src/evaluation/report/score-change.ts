import type { PairedScore } from "../baseline/comparison.ts";
import { ALPHA } from "../baseline/decide.ts";
import { LEAST_P } from "../baseline/paired-bootstrap.ts";
import { MOST_BOOTSTRAPPED } from "../metrics/mean-interval.ts";
import { probability } from "./figures.ts";

/** The scores that differ by more than chance, those first that changed most. */
export function mostChanged(scores: readonly PairedScore[]): PairedScore[] {
  const differing = scores.filter(({ p }) => p !== null && p < ALPHA);
  return differing.toSorted((one, other) => sizeOf(other) - sizeOf(one));
}

function sizeOf({ before, after }: PairedScore): number {
  return Math.abs(after - before);
}

/** The p of a score among those it was looked at with: a bootstrap says no more than that it is under its least. */
export function scoreProbability({ p, pairs }: PairedScore, scores: readonly PairedScore[]): string {
  if (p === null || pairs > MOST_BOOTSTRAPPED) return probability(p);
  const least = LEAST_P * scores.filter((each) => each.p !== null).length;
  // As the comparison has it, to six digits.
  if (p > least + 1e-6 || least >= 1) return probability(p);
  return `< ${(Math.ceil(least * 1000 - 1e-9) / 1000).toFixed(3)}`;
}
