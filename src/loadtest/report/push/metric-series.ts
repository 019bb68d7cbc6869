import type { MetricResult, ThresholdResult } from "../load-result.ts";
import { unitOf } from "../metric-groups.ts";
import type { TimeSeries } from "./time-series.ts";

/** What is known at one moment of a run. */
export interface PushedFigures {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly metrics: Readonly<Record<string, MetricResult>>;
  readonly thresholds?: readonly ThresholdResult[];
  /** 0 for a run whose figures say nothing about the bot; absent before that is known. */
  readonly valid?: boolean;
}

const PREFIX = "ledger_loadtest_";
const FIGURES = [
  ["avg", "avg"],
  ["min", "min"],
  ["med", "med"],
  ["max", "max"],
  ["p(90)", "p90"],
  ["p(95)", "p95"],
  ["p(99)", "p99"],
] as const;

/**
 * Names as k6's remote write has them: `_total` for a counter, `_rate` for a share, and for a trend its figure, in seconds
 * (https://grafana.com/docs/k6/latest/results-output/real-time/prometheus-remote-write/). What was not measured is left out.
 */
export function metricSeries(figures: PushedFigures, labels: Readonly<Record<string, string>>): TimeSeries[] {
  const { at, metrics, thresholds = [], valid } = figures;
  const one = (
    name: string,
    value: number | null,
    more: Readonly<Record<string, string>> = {},
  ): TimeSeries[] =>
    value === null || !Number.isFinite(value)
      ? []
      : [{ labels: { ...labels, ...more, __name__: `${PREFIX}${name}` }, samples: [{ value, at }] }];
  return [
    ...Object.entries(metrics).flatMap(([name, metric]) =>
      valuesOf(safeName(name), name, metric).flatMap(([suffixed, value]) => one(suffixed, value)),
    ),
    ...thresholds.flatMap(({ metric, expression, crossed }) =>
      one("threshold_crossed", Number(crossed), { metric, threshold: expression }),
    ),
    ...(valid === undefined ? [] : one("valid", Number(valid))),
  ];
}

function valuesOf(base: string, name: string, metric: MetricResult): (readonly [string, number | null])[] {
  if (metric.kind === "counter") return [[`${base}_total`, metric.count]];
  if (metric.kind === "rate") return [[`${base}_rate`, metric.rate]];
  const isTime = unitOf(name) === "ms";
  const inUnit = (value: number | null) => (value === null || !isTime ? value : value / 1_000);
  return [
    ...FIGURES.map(
      ([figure, suffix]) => [`${base}_${isTime ? "seconds_" : ""}${suffix}`, inUnit(metric[figure])] as const,
    ),
    [`${base}_count`, metric.count],
  ];
}

/** Other signs a name may not have. */
function safeName(name: string): string {
  return name.replace(/[^a-zA-Z0-9_]/g, "_");
}
