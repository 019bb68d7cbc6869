import type { CounterFigures, RateFigures, TrendFigures } from "../measure/figures.ts";
import type { JudgedLoadThreshold } from "../thresholds/judge.ts";
import type { StageResult } from "./stage-result.ts";

/**
 * All that the reports know of a run: plain data, made once at its end, also at an early one. Durations are in
 * milliseconds, moments in seconds from the first planned start, shares from 0 to 1, costs in US dollars. What was not
 * measured is null or absent, and never a zero.
 */
export interface LoadResult {
  readonly scenario: string;
  readonly target: string;
  /** k6's name, such as `constant-arrival-rate`. */
  readonly executor: string;
  readonly seed: number;
  /** When the first question was due, in ISO 8601. */
  readonly startedAt: string;
  readonly plannedSeconds: number;
  /** How long it went on, the waiting for the last answers left out. The rates of counters are over this time. */
  readonly ranSeconds: number;
  readonly end: RunEnd;
  /** What was to be expected before it began, in the order in which it is told. */
  readonly plan: readonly PlanLine[];
  /** Each rule of a true load test; where one is broken, the figures say nothing about the bot. */
  readonly validity: readonly ValidityRule[];
  readonly metrics: Readonly<Record<string, MetricResult>>;
  /** Why questions had no right end, and how often; the most frequent first. */
  readonly errors: readonly { readonly reason: string; readonly count: number }[];
  /** How questions ended, by their kind. */
  readonly outcomes: readonly OutcomeResult[];
  /** Only where the time was over before users came to all that they had to do: how much that was, and was begun. */
  readonly notAllBegun?: { readonly planned: number; readonly begun: number };
  readonly checks: readonly CheckResult[];
  readonly thresholds: readonly ThresholdResult[];
  readonly stages: readonly StageResult[];
  /** In the order of time, from the first second; the page thins out what is more than it can draw. */
  readonly series: readonly SeriesPoint[];
  readonly comparison?: ComparisonResult;
  /** Each run of the same load, in order; this result is of the last of them. */
  readonly repeats?: readonly RepeatResult[];
  /** Only where the most that the bot bears was looked for. */
  readonly knee?: KneeResult;
}

/** Rates are questions a second; null where no rate held, or each that was tried. */
export interface KneeResult {
  readonly ended: "found" | "most holds" | "least does not hold" | "out of probes" | "stopped";
  readonly low: number | null;
  readonly high: number | null;
  readonly says: string;
  readonly limit?: {
    readonly name: string;
    readonly reasons: readonly string[];
    /** What else was at its limit. */
    readonly also: readonly string[];
  };
  readonly probes: readonly {
    readonly ratePerS: number;
    readonly verdict: "held" | "broke" | "invalid";
    readonly why: readonly string[];
    readonly p95: number | null;
    readonly goodput: number | null;
  }[];
}

export type VerdictKind =
  | "interrupted"
  | "target-down"
  | "invalid"
  | "crossed"
  | "checks-failed"
  | "worse"
  | "passed"
  | "ungated";

/** What one of several runs of the same load came to. Durations are in milliseconds. */
export interface RepeatResult {
  readonly startedAt: string;
  readonly verdict: VerdictKind;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly errors: number | null;
}

/** `target-down` and `target-died` have in `because` what was tried and seen. */
export interface RunEnd {
  readonly kind: "complete" | "interrupted" | "aborted-by-threshold" | "target-down" | "target-died";
  readonly because?: string;
  /** Of a target that was down: the code of the fault, and what to do about it. */
  readonly error?: { readonly code: string; readonly remedy: string };
}

export interface PlanLine {
  readonly what: string;
  readonly says: string;
}

export interface ValidityRule {
  /** Such as `achieved` or `send-lag`. */
  readonly rule: string;
  readonly holds: boolean;
  /** What was measured and what is allowed, as a sentence. */
  readonly says: string;
}

export type MetricResult = TrendResult | RateResult | CounterResult;

export interface TrendResult extends TrendFigures {
  readonly kind: "trend";
  /** The distribution by percentile, from low to high; `percentile` is from 0 to 100. */
  readonly curve?: readonly { readonly percentile: number; readonly value: number }[];
}

export interface RateResult extends RateFigures {
  readonly kind: "rate";
}

export interface CounterResult extends CounterFigures {
  readonly kind: "counter";
}

export interface OutcomeResult {
  readonly kind: string;
  /** `answered`, `refused`, `limited`, `timed-out`, `failed` and the like, as the bot says it. */
  readonly outcome: string;
  readonly count: number;
}

export interface CheckResult {
  readonly name: string;
  readonly passes: number;
  readonly fails: number;
}

export interface ThresholdResult extends JudgedLoadThreshold {
  /** The run was ended by it. */
  readonly aborted?: boolean;
}

/**
 * What happened between `at` and `at + seconds`. Sent and ended are of whatever questions; errors and the times of the
 * answers, in milliseconds, are of those that were planned then.
 */
export interface SeriesPoint {
  readonly at: number;
  readonly seconds: number;
  readonly planned: number;
  readonly sent: number;
  readonly ended: number;
  readonly errors: number;
  readonly dropped: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

export interface ComparisonResult {
  readonly baseline: string;
  readonly outcome: "same" | "better" | "worse" | "not-comparable" | "not-enough-to-tell";
  readonly because: string;
  readonly changes: readonly {
    readonly metric: string;
    readonly figure: string;
    readonly before: number | null;
    readonly after: number | null;
    /** Of the change as a share of `before`, or in points as a share of 1. */
    readonly interval: { readonly low: number; readonly high: number } | null;
    /** The figure is a share itself, and its change the difference. */
    readonly inPoints?: boolean;
  }[];
}
