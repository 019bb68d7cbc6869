import type { RunFigures } from "../thresholds/figure-of.ts";
import type { Fingerprint } from "./fingerprint/fingerprint.ts";

/** A run that was kept, to hold later ones against. */
export interface Baseline {
  readonly fingerprint: Fingerprint;
  /** The same scenario run again and again; at least one. */
  readonly repeats: readonly Repeat[];
}

export interface Repeat {
  /** When its first question was due, in ISO 8601. */
  readonly startedAt: string;
  readonly figures: RunFigures;
}
