import type { TrendMetric } from "../metrics.ts";
import { isTrend } from "../metrics.ts";
import type { Trend } from "../trend.ts";
import type { Aggregate, Operator, Threshold } from "./threshold.ts";

/** Every metric at the end of a run. */
export interface Measures {
  readonly trends: Readonly<Record<TrendMetric, Trend>>;
  readonly checks: { readonly rate: number };
}

export interface ThresholdResult {
  readonly metric: string;
  readonly expression: string;
  readonly value: number;
  readonly passed: boolean;
}

export function evaluate(
  { metric, expression, aggregate, operator, limit }: Threshold,
  measures: Measures,
): ThresholdResult {
  const value = isTrend(metric) ? figureOf(aggregate, measures.trends[metric]) : measures.checks.rate;
  return { metric, expression, value, passed: COMPARE[operator](value, limit) };
}

function figureOf(aggregate: Aggregate, trend: Trend): number {
  if (aggregate.kind === "percentile") return trend.percentile(aggregate.share);
  if (aggregate.kind === "rate") throw new Error("A trend has no rate.");
  return trend[aggregate.kind];
}

const COMPARE: Readonly<Record<Operator, (value: number, limit: number) => boolean>> = {
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
};
