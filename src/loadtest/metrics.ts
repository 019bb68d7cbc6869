/** What a load test measures: trends are in milliseconds, a rate is a share from 0 to 1. */
export const METRICS = {
  answer_duration: "trend",
  ack_duration: "trend",
  send_lag: "trend",
  checks: "rate",
} as const;

export type Metric = keyof typeof METRICS;
export type TrendMetric = { [Name in Metric]: (typeof METRICS)[Name] extends "trend" ? Name : never }[Metric];

export function isMetric(name: string): name is Metric {
  return Object.hasOwn(METRICS, name);
}

export function isTrend(metric: Metric): metric is TrendMetric {
  return METRICS[metric] === "trend";
}
