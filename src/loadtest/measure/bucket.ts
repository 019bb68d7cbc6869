import type { Durations } from "./durations.ts";
import type { BucketTrend, SeriesBucket } from "./figures.ts";
import { createHistogram, type Histogram } from "./histogram.ts";

/** One slice of the series while it grows. */
export interface Bucket {
  /** Counts a question that was planned in this slice. */
  addPlanned(durations: Durations, failed: boolean): void;
  count(what: keyof Counts, by: number): void;
  merge(other: Bucket): void;
  /** Kept until something is added. */
  figures(): Omit<SeriesBucket, "atMs">;
  readonly counts: Readonly<Counts>;
  readonly trends: Readonly<Record<BucketTrendName, Histogram>>;
}

interface Counts {
  planned: number;
  sent: number;
  ended: number;
  errors: number;
  dropped: number;
  costUsd: number;
}

/** What is known by time as well. */
export const BUCKET_TRENDS = ["ack_duration", "first_text", "answer_duration"] as const;
export type BucketTrendName = (typeof BUCKET_TRENDS)[number];

/** Durations of two digits, under 1 % off: a plot shows no more, and there are some hundred slices. */
export function createBucket(): Bucket {
  const counts: Counts = { planned: 0, sent: 0, ended: 0, errors: 0, dropped: 0, costUsd: 0 };
  const trends = {
    ack_duration: createHistogram(2),
    first_text: createHistogram(2),
    answer_duration: createHistogram(2),
  };
  let kept: Omit<SeriesBucket, "atMs"> | undefined;
  return {
    counts,
    trends,
    addPlanned(durations, failed) {
      kept = undefined;
      counts.planned += 1;
      if (failed) counts.errors += 1;
      for (const name of BUCKET_TRENDS) {
        const duration = durations[name];
        if (duration !== undefined) trends[name].record(duration);
      }
    },
    count(what, by) {
      kept = undefined;
      counts[what] += by;
    },
    merge(other) {
      kept = undefined;
      for (const what of Object.keys(counts) as (keyof Counts)[]) counts[what] += other.counts[what];
      for (const name of BUCKET_TRENDS) trends[name].add(other.trends[name]);
    },
    figures() {
      kept ??= {
        ...counts,
        ack_duration: figuresOf(trends.ack_duration),
        first_text: figuresOf(trends.first_text),
        answer_duration: figuresOf(trends.answer_duration),
      };
      return kept;
    },
  };
}

function figuresOf(histogram: Histogram): BucketTrend {
  const [med = null, p95 = null, p99 = null] = histogram.percentiles([50, 95, 99]);
  const { count, max } = histogram;
  return { count, med, "p(95)": p95, "p(99)": p99, max: count === 0 ? null : max };
}
