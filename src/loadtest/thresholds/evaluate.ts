import { keeps } from "../../thresholds/keeps.ts";
import type { Aggregate } from "../../thresholds/threshold.ts";
import type { TrendMetric } from "../metrics.ts";
import { isTrend } from "../metrics.ts";
import type { Trend } from "../trend.ts";
import type { Threshold } from "./threshold.ts";

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
  return { metric, expression, value, passed: keeps(value, operator, limit) };
}

function figureOf(aggregate: Aggregate, trend: Trend): number {
  if (aggregate.kind === "percentile") return trend.percentile(aggregate.share);
  if (aggregate.kind === "rate" || aggregate.kind === "count")
    throw new Error(`A trend has no ${aggregate.kind}.`);
  return trend[aggregate.kind];
}
