import type { CounterName, RateName, TrendName } from "./metric-table.ts";

export type PercentileName = `p(${number})`;

/** Durations under k6's names, in milliseconds. Null where there was nothing to measure. */
export interface TrendFigures {
  readonly count: number;
  readonly avg: number | null;
  readonly min: number | null;
  readonly med: number | null;
  readonly max: number | null;
  readonly "p(90)": number | null;
  readonly "p(95)": number | null;
  readonly "p(99)": number | null;
  /** The others that a threshold or a summary asks for. */
  readonly [percentile: PercentileName]: number | null;
}

export interface RateFigures {
  /** From 0 to 1; null where there was nothing to measure. */
  readonly rate: number | null;
  readonly passes: number;
  readonly fails: number;
}

export interface CounterFigures {
  /** The sum. Null where nobody said, as of the cost where the target tells none. */
  readonly count: number | null;
  /**
   * Per second of the time in which questions fell due, of a part of the run as well. k6's is over the whole run, so that
   * it is lower the longer the last answer is waited for; here that wait is no part of it.
   */
  readonly rate: number | null;
}

export type MetricFigures = Readonly<
  Record<TrendName, TrendFigures> & Record<RateName, RateFigures> & Record<CounterName, CounterFigures>
>;

/** Over the questions that were planned to start in one slice of the run. */
export interface SeriesBucket {
  /** The slice's begin, in milliseconds after the run's. */
  readonly atMs: number;
  readonly planned: number;
  /** Sent, and ended, in this slice, whenever they were planned. */
  readonly sent: number;
  readonly ended: number;
  readonly errors: number;
  readonly dropped: number;
  readonly costUsd: number;
  readonly ack_duration: BucketTrend;
  readonly first_text: BucketTrend;
  readonly answer_duration: BucketTrend;
}

export type BucketTrend = Pick<TrendFigures, "count" | "med" | "p(95)" | "p(99)" | "max">;

export interface Series {
  /** How long each slice is: a second, and twice that each time the run outgrows the number of slices. */
  readonly widthMs: number;
  readonly buckets: readonly SeriesBucket[];
}

export type RecentTrend = Pick<TrendFigures, "med" | "p(95)" | "p(99)">;

/** Of the questions that were over in the last ten seconds: for who looks on, and no part of a result. */
export type RecentFigures = Readonly<Record<"ack_duration" | "first_text" | "answer_duration", RecentTrend>>;

/** Everything that was measured so far, as plain data. */
export interface Figures {
  /** Since the run's begin. */
  readonly elapsedMs: number;
  readonly metrics: MetricFigures;
  readonly byStage: Readonly<Record<string, MetricFigures>>;
  readonly byKind: Readonly<Record<string, MetricFigures>>;
  readonly outcomes: Readonly<Record<string, number>>;
  /** How often each outcome was seen, by the kind of the question. */
  readonly outcomesByKind: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Why planned questions were never sent. */
  readonly dropReasons: Readonly<Record<string, number>>;
  /** How often each error was seen. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly checks: Readonly<Record<string, RateFigures>>;
  readonly series: Series;
  readonly recent: RecentFigures;
}
