import type { ComparisonOutcome } from "./comparison.ts";
import { mcNemar } from "./mcnemar.ts";

/** How often the gate may see a difference where there is none. */
export const ALPHA = 0.05;

/** Of fewer pairs only a drop by a quarter and more would be found: then nothing is said, neither good nor bad. */
export const LEAST_PAIRS = 30;

/** What the pairs that differ say. The gate and its self-check both go by this. */
export function decide(pairs: number, broken: number, mended: number): ComparisonOutcome {
  if (pairs < LEAST_PAIRS) return "not-enough-to-tell";
  if (mcNemar(broken, mended) >= ALPHA) return "same";
  return broken > mended ? "worse" : "better";
}
