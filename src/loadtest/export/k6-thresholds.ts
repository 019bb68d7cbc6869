import { type Bound, writtenAggregate } from "../../thresholds/k6-expression.ts";
import { writtenMetric } from "../../thresholds/split-threshold.ts";
import type { MetricName } from "../measure/metric-table.ts";
import type { LoadScenario } from "../scenario/load-scenario.ts";
import { partsOf } from "../scenario/parts-of.ts";
import { isRelative, keyOf, type LoadThreshold } from "../thresholds/load-threshold.ts";
import { readWrittenThresholds } from "../thresholds/written-thresholds.ts";
import { durationText } from "./duration-text.ts";

export interface K6Threshold {
  readonly threshold: string;
  readonly abortOnFail?: true;
  readonly delayAbortEval?: string;
}

export interface K6Thresholds {
  /** By k6's metric, or that of the script, with its tag. */
  readonly thresholds: Readonly<Record<string, readonly K6Threshold[]>>;
  /** Percentiles that the summary shows beside the usual ones: `p(99.9)`. */
  readonly percentiles: readonly string[];
  readonly leftOut: readonly string[];
}

/** Where k6 measures it under a name of its own. */
const NAMES: Partial<Record<MetricName, string>> = { dropped: "dropped_iterations" };

/** The thresholds as k6 takes them, and those that it cannot judge. */
export function k6Thresholds({ thresholds: written, workloads }: LoadScenario): K6Thresholds {
  const read = readWrittenThresholds(written, partsOf({ workloads }));
  const kept: Record<string, K6Threshold[]> = {};
  const percentiles = new Set<string>();
  const leftOut: string[] = [];
  for (const threshold of read.thresholds) {
    const { metric, selector, aggregate, expression } = threshold;
    const why = whyNot(threshold);
    if (why !== undefined) {
      leftOut.push(`The threshold ${keyOf(threshold)}: ${expression}: ${why}`);
      continue;
    }
    const key = writtenMetric(NAMES[metric] ?? metric, selector);
    kept[key] = [...(kept[key] ?? []), k6Threshold(threshold)];
    if (aggregate.kind === "percentile") percentiles.add(writtenAggregate(aggregate));
  }
  return { thresholds: kept, percentiles: [...percentiles], leftOut };
}

function whyNot(threshold: LoadThreshold): string | undefined {
  const { metric, selector } = threshold;
  if (isRelative(threshold)) return "k6 compares with no earlier run.";
  if (metric === "first_text") return "k6 shows a response only when all of it is there.";
  if (metric === "send_lag") return "k6 does not tell when an iteration was due; see its dropped_iterations.";
  if (metric === "dropped" && selector) return "k6 counts dropped iterations for the run only.";
  if (selector && /[,{}]/.test(selector.value)) return "k6 takes no such character in the value of a tag.";
  return undefined;
}

function k6Threshold({
  aggregate,
  operator,
  bound,
  abortOnFail,
  delayAbortEvalMs,
}: LoadThreshold): K6Threshold {
  return {
    threshold: `${writtenAggregate(aggregate)}${operator}${numberText(bound)}`,
    ...(abortOnFail && { abortOnFail }),
    ...(abortOnFail && delayAbortEvalMs > 0 && { delayAbortEval: durationText(delayAbortEvalMs) }),
  };
}

/** Without an exponent, as in 0.0000001. */
function numberText(bound: Bound): string {
  const limit = "limit" in bound ? bound.limit : Number.NaN;
  const short = String(limit);
  return short.includes("e") ? limit.toFixed(20).replace(/\.?0+$/, "") : short;
}
