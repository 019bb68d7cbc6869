import type { MetricName } from "../metrics/measures.ts";

/** What the comparison with a baseline is worth. Only `worse` fails a run. */
export type ComparisonOutcome = "same" | "better" | "worse" | "not-enough-to-tell";

/**
 * The verdicts of the same cases, before and after, over as many samples on both sides. `pass` is the one metric that the
 * gate goes by.
 */
export interface PairedVerdicts {
  /** Passed before and fails after; A to Z. */
  readonly broken: readonly string[];
  /** Failed before and passes after. */
  readonly mended: readonly string[];
  /** Of the exact McNemar test, two-sided. */
  readonly p: number;
  /** Shares of passes among the pairs; null without pairs. */
  readonly before: number | null;
  readonly after: number | null;
  /** The smallest drop of the share of passes that would have been found in 8 of 10 such runs; null where none would. */
  readonly smallestEffect: number | null;
}

/** A score of the same cases, before and after. It informs; it fails nothing. */
export interface PairedScore {
  readonly metric: MetricName;
  readonly pairs: number;
  readonly before: number;
  readonly after: number;
  /** Of after - before: from the paired bootstrap. */
  readonly interval: { readonly low: number; readonly high: number };
  /** Of the paired bootstrap, two-sided, made larger for the number of scores looked at (Holm); null of too few pairs. */
  readonly p: number | null;
}

/** What the runs were made with, so that a difference can be put down to it. */
export interface Provenance {
  /** The version of the knowledge. */
  readonly knowledge: string;
  /** A hash of the prompt, or "none" where no model is prompted. */
  readonly prompt: string;
  readonly model: string;
}

export interface Change {
  /** `samples`: how often those cases were asked whose numbers of samples differ. */
  readonly what: keyof Provenance | "samples";
  readonly before: string;
  readonly after: string;
}

export interface Comparison {
  readonly outcome: ComparisonOutcome;
  /** Why, in a sentence. */
  readonly because: string;
  readonly pairs: number;
  /** Ids of cases that only this run has, and only the baseline; A to Z. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Ids of cases of the baseline that this run has no verdict on: stale cassette, infrastructure, unsupported. */
  readonly undecided: readonly string[];
  /** What of the set-up is not the same. */
  readonly changed: readonly Change[];
  readonly verdicts: PairedVerdicts;
  readonly scores: readonly PairedScore[];
}
