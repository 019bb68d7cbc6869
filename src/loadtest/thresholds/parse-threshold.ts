import { isMetric, isTrend, METRICS, type Metric } from "../metrics.ts";
import type { Aggregate, Operator, Threshold } from "./threshold.ts";

export type ParsedThreshold =
  | { readonly ok: true; readonly threshold: Threshold }
  | { readonly ok: false; readonly fault: string };

const EXPRESSION =
  /^\s*(?:(?<name>avg|min|med|max|rate)|p\(\s*(?<share>\d+(?:\.\d+)?)\s*\))\s*(?<operator><=|>=|<|>)\s*(?<limit>\d+(?:\.\d+)?)\s*$/;

/** Reads one expression of k6's threshold grammar, of which this is the part that holds for our metrics. */
export function parseThreshold(metric: string, expression: string): ParsedThreshold {
  if (!isMetric(metric)) return fault(`There is no metric "${metric}". ${METRICS_SAID}`);
  const groups = EXPRESSION.exec(expression)?.groups;
  if (!groups) return fault(`"${expression}" is no threshold. ${formsFor(metric)}`);
  const { name, share, operator, limit } = groups;
  const aggregate = aggregateOf(name, Number(share));
  if (aggregate.kind === "percentile" && aggregate.share > 100)
    return fault(`"${expression}" asks for a percentile over 100. ${formsFor(metric)}`);
  if ((aggregate.kind === "rate") === isTrend(metric))
    return fault(`"${expression}" does not fit ${metric}. ${formsFor(metric)}`);
  const threshold = { metric, expression, aggregate, operator: operator as Operator, limit: Number(limit) };
  return { ok: true, threshold };
}

export const METRICS_SAID = `There are ${Object.keys(METRICS).join(", ")}.`;

function aggregateOf(name: string | undefined, share: number): Aggregate {
  if (name === undefined) return { kind: "percentile", share };
  return { kind: name as Exclude<Aggregate["kind"], "percentile"> };
}

function formsFor(metric: Metric): string {
  return isTrend(metric)
    ? "Write it as p(95)<5000, or with avg, min, med or max, and <, <=, > or >=, in milliseconds."
    : "Write it as rate>0.99, with <, <=, > or >=.";
}

function fault(words: string): ParsedThreshold {
  return { ok: false, fault: words };
}
