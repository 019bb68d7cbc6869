import { parseExpression } from "../../thresholds/parse-threshold.ts";
import { isMetric, isTrend, METRICS, type Metric } from "../metrics.ts";
import type { Threshold } from "./threshold.ts";

export type ParsedThreshold =
  | { readonly ok: true; readonly threshold: Threshold }
  | { readonly ok: false; readonly fault: string };

/** Reads one expression of the grammar of thresholds, of which this is the part that holds for our metrics. */
export function parseThreshold(metric: string, expression: string): ParsedThreshold {
  if (!isMetric(metric)) return fault(`There is no metric "${metric}". ${METRICS_SAID}`);
  const bound = parseExpression(expression);
  if (!bound?.aggregate) return fault(`"${expression}" is no threshold. ${formsFor(metric)}`);
  const { aggregate } = bound;
  if (aggregate.kind === "percentile" && aggregate.share > 100)
    return fault(`"${expression}" asks for a percentile over 100. ${formsFor(metric)}`);
  if ((aggregate.kind === "rate") === isTrend(metric))
    return fault(`"${expression}" does not fit ${metric}. ${formsFor(metric)}`);
  return { ok: true, threshold: { metric, ...bound, expression, aggregate } };
}

export const METRICS_SAID = `There are ${Object.keys(METRICS).join(", ")}.`;

function formsFor(metric: Metric): string {
  return isTrend(metric)
    ? "Write it as p(95)<5000, or with avg, min, med or max, and <, <=, > or >=, in milliseconds."
    : "Write it as rate>0.99, with <, <=, > or >=.";
}

function fault(words: string): ParsedThreshold {
  return { ok: false, fault: words };
}
