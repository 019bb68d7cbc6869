import { LedgerError } from "../core/errors.ts";
import { METRIC_NAMES, type MetricName, type Metrics } from "./metrics.ts";
import { nearestName } from "./nearest-name.ts";

/** A bound that a metric must keep, such as `recall@3>=0.6`. */
export interface Threshold {
  readonly metric: MetricName;
  readonly comparison: ">=" | "<=";
  readonly limit: number;
}

export interface JudgedThreshold extends Threshold {
  /** Null where there was no question to measure the metric by; then the threshold is crossed. */
  readonly value: number | null;
  readonly crossed: boolean;
}

const FORM = /^\s*(?<metric>[^\s<>=]+)\s*(?<comparison>>=|<=)\s*(?<limit>\d+(?:\.\d+)?|\.\d+)\s*$/;

/** @throws LedgerError THRESHOLD_INVALID */
export function parseThreshold(text: string): Threshold {
  const { metric = "", comparison, limit } = FORM.exec(text)?.groups ?? {};
  if (comparison !== ">=" && comparison !== "<=")
    throw invalid(
      `"${text}" is no threshold.`,
      "Write a metric, >= or <=, and a number from 0 to 1, in quotes: --threshold 'recall@3>=0.6'",
    );
  if (!isMetric(metric)) throw unknownMetric(metric);
  if (Number(limit) > 1)
    throw invalid(
      `The threshold "${text}" asks for ${limit}, and every metric is a share from 0 to 1.`,
      `For percents write the share: 60 % is ${metric}${comparison}0.6`,
    );
  return { metric, comparison, limit: Number(limit) };
}

export function judgeThresholds(
  thresholds: readonly Threshold[],
  metrics: Metrics,
): readonly JudgedThreshold[] {
  return thresholds.map((threshold) => {
    const value = metrics[threshold.metric];
    return { ...threshold, value, crossed: value === null || !holds(value, threshold) };
  });
}

function holds(value: number, { comparison, limit }: Threshold): boolean {
  return comparison === ">=" ? value >= limit : value <= limit;
}

function isMetric(name: string): name is MetricName {
  return METRIC_NAMES.some((known) => known === name);
}

function unknownMetric(name: string): LedgerError {
  const [first = "passed", ...others] = METRIC_NAMES;
  return invalid(
    `There is no metric "${name}". Did you mean "${nearestName(name, [first, ...others])}"?`,
    `The metrics are ${METRIC_NAMES.join(", ")}.`,
  );
}

function invalid(message: string, remedy: string): LedgerError {
  return new LedgerError("THRESHOLD_INVALID", message, remedy);
}
