import type { PercentileName, TrendFigures } from "./figures.ts";
import { createHistogram, type Histogram } from "./histogram.ts";

/** One trend while it grows. */
export interface Trend {
  record(milliseconds: number): void;
  /** Kept until the next duration is recorded. */
  figures(): TrendFigures;
  readonly histogram: Histogram;
}

const ALWAYS = [90, 95, 99];

/** @param more percentiles beside p(90), p(95) and p(99) */
export function createTrend(more: readonly number[] = []): Trend {
  const histogram = createHistogram(3);
  const shares = [...new Set([...ALWAYS, ...more])];
  let kept: TrendFigures | undefined;
  return {
    histogram,
    record(milliseconds) {
      histogram.record(milliseconds);
      kept = undefined;
    },
    figures() {
      kept ??= figuresOf(histogram, shares);
      return kept;
    },
  };
}

function figuresOf(histogram: Histogram, shares: readonly number[]): TrendFigures {
  const { count, sum, min, max } = histogram;
  const [med = null, p90 = null, p95 = null, p99 = null, ...rest] = histogram.percentiles([50, ...shares]);
  const names = shares.slice(ALWAYS.length).map((share): PercentileName => `p(${share})`);
  return {
    count,
    avg: count === 0 ? null : sum / count,
    min: count === 0 ? null : min,
    med,
    max: count === 0 ? null : max,
    "p(90)": p90,
    "p(95)": p95,
    "p(99)": p99,
    ...Object.fromEntries(names.map((name, at) => [name, rest[at] ?? null])),
  };
}
