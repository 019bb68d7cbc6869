import { hintFor } from "../../text/nearest-names.ts";
import { type Bound, parseK6Expression, writtenAggregate } from "../../thresholds/k6-expression.ts";
import { splitThreshold } from "../../thresholds/split-threshold.ts";
import type { Aggregate } from "../../thresholds/threshold.ts";
import {
  isMetric,
  METRIC_NAMES,
  METRICS,
  type MetricKind,
  type MetricName,
} from "../measure/metric-table.ts";
import type { LoadThreshold } from "./load-threshold.ts";
import { type KnownParts, selectorFault } from "./selector-fault.ts";

export type ReadThreshold = Pick<
  LoadThreshold,
  "metric" | "selector" | "aggregate" | "operator" | "bound" | "expression"
>;

export type Reading =
  | { readonly ok: true; readonly threshold: ReadThreshold }
  | { readonly ok: false; readonly fault: string };

/**
 * Reads a metric as a scenario file names it, `answer_duration` or `answer_duration{stage:peak}`, with one expression.
 * @param known the run's stages and checks, where they are known; without them any name will do
 */
export function readLoadThreshold(key: string, expression: string, known: KnownParts = {}): Reading {
  const split = splitThreshold(key);
  if (split?.rest !== "") return fault(`"${key}" is no metric, nor METRIC{stage:NAME} or METRIC{kind:NAME}.`);
  const { metric, selector } = split;
  if (!isMetric(metric))
    return fault(`There is no metric "${metric}"${hintFor(metric, METRIC_NAMES) || "."} ${METRICS_SAID}`);
  const wrong = selector && selectorFault(metric, selector, known);
  if (wrong) return fault(wrong);
  const read = parseK6Expression(expression);
  if (!read?.aggregate) return fault(`"${expression}" is no threshold. ${formOf(metric)}`);
  const { aggregate } = read;
  const unfit = aggregateFault(metric, aggregate) ?? boundFault(metric, aggregate, read.bound);
  if (unfit) return fault(`"${read.expression}" ${unfit}`);
  return { ok: true, threshold: { ...read, metric, ...(selector && { selector }), aggregate } };
}

const METRICS_SAID = `There are ${METRIC_NAMES.join(", ")}.`;

/** k6's figures of each kind of metric. */
const FIGURES: Readonly<Record<MetricKind, readonly Aggregate["kind"][]>> = {
  trend: ["avg", "min", "med", "max", "percentile"],
  rate: ["rate"],
  counter: ["count", "rate"],
};

function aggregateFault(metric: MetricName, aggregate: Aggregate): string | undefined {
  if (!FIGURES[METRICS[metric]].includes(aggregate.kind))
    return `does not fit: ${metric} is a ${METRICS[metric]} and has no ${writtenAggregate(aggregate)}. ${formOf(metric)}`;
  if (aggregate.kind === "percentile" && aggregate.share > 100)
    return `asks for a percentile over 100. ${formOf(metric)}`;
  return undefined;
}

function boundFault(metric: MetricName, { kind }: Aggregate, bound: Bound): string | undefined {
  if (METRICS[metric] !== "rate" || kind !== "rate" || !("limit" in bound) || bound.limit <= 1)
    return undefined;
  return `is never near: ${metric} is a share from 0 to 1, so that 99 % is 0.99.`;
}

const FORMS: Readonly<Record<MetricKind, string>> = {
  trend: "Write it as p(95)<5000 or p(95)<baseline*1.10, or with avg, min, med or max, in milliseconds.",
  rate: "Write it as rate>0.99, with <, <=, >, >=, == or !=.",
  counter: "Write it as count<100, or rate<10 a second, with <, <=, >, >=, == or !=.",
};

function formOf(metric: MetricName): string {
  return FORMS[METRICS[metric]];
}

function fault(words: string): Reading {
  return { ok: false, fault: words };
}
