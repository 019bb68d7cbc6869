import type { Outcome } from "../../core/answer.ts";
import type { JudgedThreshold } from "../../thresholds/threshold.ts";
import type { Comparison } from "../baseline/comparison.ts";
import type { Expectation } from "../case.ts";
import type { Attribution } from "../judge/verdict.ts";
import type { Interval } from "./interval.ts";
import type { MetricName } from "./measures.ts";

/** A metric's value over some cases. */
export interface Measured {
  /** Null where there was nothing to measure it by, which is not 0. */
  readonly value: number | null;
  /** Null where there is no value, and for sums, percentiles and counts. */
  readonly interval: Interval | null;
  /** How many cases it was measured on. */
  readonly cases: number;
}

export type Metrics = Readonly<Record<MetricName, Measured>>;

/** What became of the results, each sample counted. */
export interface Counts {
  /** Cases, each once, however often it was asked. */
  readonly cases: number;
  readonly results: number;
  readonly passed: number;
  readonly failed: number;
  readonly stale: number;
  readonly infrastructure: number;
  readonly unsupported: number;
  /** Results with an answer whose cost is not known; `cost` leaves them out. */
  readonly unknownCosts: number;
  /** With --repeat: cases that neither passed nor failed each time. */
  readonly unsteady: number;
}

/** The cases with a tag, or of a file. */
export interface Group {
  readonly name: string;
  readonly counts: Counts;
  readonly metrics: Metrics;
}

/** What was wanted, and what the path did. A pair that did not occur is absent. */
export type Confusion = Readonly<Record<Expectation, Readonly<Partial<Record<Outcome, number>>>>>;

/** Everything that is said of a whole run. Plain data, the same bytes for the same results and seed. */
export interface Summary {
  readonly counts: Counts;
  readonly metrics: Metrics;
  /** By their names, A to Z; a case with several tags is in each. */
  readonly byTag: readonly Group[];
  /** In the order in which they came. */
  readonly byFile: readonly Group[];
  readonly confusion: Confusion;
  /** Failures by what they come from; each attribution is there, with 0 too. */
  readonly failures: Readonly<Record<Attribution, number>>;
  readonly thresholds: readonly JudgedThreshold[];
  /** Only beside a baseline. */
  readonly comparison?: Comparison;
}
