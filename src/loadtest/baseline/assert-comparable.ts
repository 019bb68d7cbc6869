import { LedgerError } from "../../core/errors.ts";
import type { BaselinePlace } from "./file/baseline-place.ts";
import { differencesOf } from "./fingerprint/differences.ts";
import type { Fingerprint } from "./fingerprint/fingerprint.ts";

/**
 * Sees that a run can be held against a baseline: a change of the figures must be one of the bot. Known before the run begins.
 * @throws LedgerError BASELINE_DIFFERS with all that differs
 */
export function assertComparable(
  { name }: Pick<BaselinePlace, "name">,
  before: Fingerprint,
  after: Fingerprint,
): void {
  const differences = differencesOf(before, after);
  if (differences.length === 0) return;
  throw new LedgerError(
    "BASELINE_DIFFERS",
    `The baseline ${name} cannot be compared with this run. What differs is ${differences.join("; ")}.`,
    "Run what the baseline was made of, on the same machine, or keep a baseline of this under another name with --bless.",
  );
}
