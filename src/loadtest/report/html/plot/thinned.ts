import type { SeriesPoint } from "../../load-result.ts";

/** A plot shows no more, and a page of a day's run stays small. */
export const MOST_POINTS = 300;

/** As many points as can be drawn: counts are summed up, and of durations the worst stays, so that nothing bad is hidden. */
export function thinned(series: readonly SeriesPoint[], most = MOST_POINTS): readonly SeriesPoint[] {
  const each = Math.ceil(series.length / most);
  if (each <= 1) return series;
  return Array.from({ length: Math.ceil(series.length / each) }, (_, at) =>
    series.slice(at * each, (at + 1) * each).reduce(joined),
  );
}

function joined(one: SeriesPoint, other: SeriesPoint): SeriesPoint {
  return {
    at: one.at,
    seconds: other.at + other.seconds - one.at,
    planned: one.planned + other.planned,
    sent: one.sent + other.sent,
    ended: one.ended + other.ended,
    errors: one.errors + other.errors,
    dropped: one.dropped + other.dropped,
    p50: worst(one.p50, other.p50),
    p95: worst(one.p95, other.p95),
    p99: worst(one.p99, other.p99),
  };
}

function worst(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}
