import type {
  CounterFigures,
  Figures,
  MetricFigures,
  RateFigures,
  Series,
  TrendFigures,
} from "../measure/figures.ts";
import type { Measurement } from "../measure/measurement.ts";
import { TREND_NAMES, type TrendName } from "../measure/metric-table.ts";
import { QUESTION_KINDS } from "../scenario/question-kind.ts";
import type { CheckResult, LoadResult, MetricResult, SeriesPoint, TrendResult } from "./load-result.ts";
import type { StageResult } from "./stage-result.ts";

/**
 * The percentiles that make a curve: as many between 90 and 99 as between 0 and 90, and so on
 * (http://hdrhistogram.org).
 */
const CURVE_PERCENTILES: readonly number[] = [
  ...[0, 10, 20, 30, 40, 50, 60, 70, 80, 90],
  ...[92, 94, 95, 96, 97, 98, 99],
  ...[99.2, 99.4, 99.5, 99.6, 99.8, 99.9],
  ...[99.95, 99.99, 99.995, 99.999],
];

/** All that was measured of a run, as the reports want it. */
export function measuredOf(
  measurement: Pick<Measurement, "figures" | "percentiles">,
): Pick<LoadResult, "metrics" | "errors" | "outcomes" | "checks" | "series"> {
  const { metrics, reasons, outcomesByKind, checks, series } = measurement.figures();
  const curves = TREND_NAMES.map((name) => [name, curveOf(measurement, name, metrics[name].count)] as const);
  return {
    metrics: metricResults(metrics, Object.fromEntries(curves)),
    errors: errorResults(reasons),
    outcomes: outcomeResults(outcomesByKind),
    checks: checkResults(checks),
    series: seriesPoints(series),
  };
}

/** Metrics at any moment, as a push wants them. */
export function metricResults(
  metrics: MetricFigures,
  curves: Readonly<Record<string, TrendResult["curve"]>> = {},
): Readonly<Record<string, MetricResult>> {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, figures]) => [name, metricResult(figures, curves[name])]),
  );
}

/** What a stage came to; its times, the planned count and the resources are known elsewhere. */
export function stageFigures({
  questions,
  errors,
  answer_duration: times,
}: MetricFigures): Pick<StageResult, "sent" | "answered" | "errors" | "p50" | "p95" | "p99"> {
  const sent = questions.count ?? 0;
  // k6's rate counts as a pass what was so, here an error.
  const failed = errors.passes;
  return {
    sent,
    answered: sent - failed,
    errors: failed,
    p50: times.med,
    p95: times["p(95)"],
    p99: times["p(99)"],
  };
}

function metricResult(
  figures: TrendFigures | RateFigures | CounterFigures,
  curve: TrendResult["curve"],
): MetricResult {
  if ("p(95)" in figures) return { kind: "trend", ...figures, ...(curve && { curve }) };
  return "passes" in figures ? { kind: "rate", ...figures } : { kind: "counter", ...figures };
}

/** As far as there are durations: a thousandth of a hundred is none. */
function curveOf({ percentiles }: Pick<Measurement, "percentiles">, metric: TrendName, count: number) {
  const known = CURVE_PERCENTILES.filter((share) => count * (1 - share / 100) >= 1);
  const shares = [...known, 100];
  return percentiles(metric, shares).flatMap((value, at) =>
    value === null ? [] : [{ percentile: shares[at] ?? 100, value }],
  );
}

function errorResults(reasons: Figures["reasons"]): LoadResult["errors"] {
  return Object.entries(reasons)
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((one, other) => other.count - one.count);
}

/** The kinds in the order in which a mix has them, of each the most frequent outcome first. */
function outcomeResults(byKind: Figures["outcomesByKind"]): LoadResult["outcomes"] {
  return QUESTION_KINDS.flatMap((kind) =>
    Object.entries(byKind[kind] ?? {})
      .map(([outcome, count]) => ({ kind, outcome, count }))
      .toSorted((one, other) => other.count - one.count),
  );
}

function checkResults(checks: Figures["checks"]): readonly CheckResult[] {
  return Object.entries(checks).map(([name, { passes, fails }]) => ({ name, passes, fails }));
}

function seriesPoints({ widthMs, buckets }: Series): readonly SeriesPoint[] {
  return buckets.map(({ atMs, planned, sent, ended, errors, dropped, answer_duration: times }) => ({
    at: atMs / 1_000,
    seconds: widthMs / 1_000,
    ...{ planned, sent, ended, errors, dropped },
    ...{ p50: times.med, p95: times["p(95)"], p99: times["p(99)"] },
  }));
}
