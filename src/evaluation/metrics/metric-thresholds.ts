import { LedgerError } from "../../core/errors.ts";
import { hintFor } from "../../text/nearest-names.ts";
import { keeps } from "../../thresholds/keeps.ts";
import { parseThreshold as readThreshold, writtenThreshold } from "../../thresholds/parse-threshold.ts";
import type { JudgedThreshold, Threshold } from "../../thresholds/threshold.ts";
import { ALIASES, MEASURES, METRIC_NAMES, type MetricName } from "./measures.ts";
import type { Measured, Metrics, Summary } from "./summary.ts";

/**
 * Reads what `--threshold` was given, such as `recall@3>=0.9` or `pass{tag:hr}>=0.9`. `passed` is `pass`, and
 * `latency:p(95)` is `latency-p95`, as a load test would say it.
 * @throws LedgerError THRESHOLD_INVALID
 */
export function parseThreshold(text: string): Threshold<MetricName> {
  const read = readThreshold(text);
  if (!read)
    throw invalid(
      `"${text}" is no threshold.`,
      "Write a metric, >=, <=, > or <, and a number, in quotes: --threshold 'recall@3>=0.6'. For a part of the questions: 'pass{tag:hr}>=0.9' or 'pass{file:hr.yaml}>=0.9'.",
    );
  const { aggregate, ...threshold } = read;
  const metric = metricOf(read);
  if (!metric) throw unknownMetric(read);
  if (threshold.selector && !["tag", "file"].includes(threshold.selector.key))
    throw invalid(
      `The threshold "${text}" selects by "${threshold.selector.key}".`,
      `Select by a tag or a file: ${metric}{tag:NAME}`,
    );
  if (MEASURES[metric].unit === "share" && threshold.limit > 1)
    throw invalid(
      `The threshold "${text}" asks for ${threshold.limit}, and ${metric} is a share from 0 to 1.`,
      `For percents write the share: 60 % is ${metric}${threshold.operator}0.6`,
    );
  return { ...threshold, metric };
}

/**
 * Holds what was measured against each threshold: the value, not the interval, which is there to be shown. What has no
 * value crosses it, also where no question has the tag.
 */
export function judgeThresholds(
  thresholds: readonly Threshold<MetricName>[],
  metrics: Metrics,
  groups: Pick<Summary, "byTag" | "byFile">,
): JudgedThreshold[] {
  return thresholds.map((threshold) => {
    const { metric, operator, limit } = threshold;
    const { value, interval } = partOf(threshold, metrics, groups)?.[metric] ?? NOT_MEASURED;
    return {
      threshold: writtenThreshold(threshold),
      metric,
      value,
      interval: interval && { low: interval.low, high: interval.high },
      crossed: value === null || !keeps(value, operator, limit),
    };
  });
}

const NOT_MEASURED: Pick<Measured, "value" | "interval"> = { value: null, interval: null };

function partOf(
  { selector }: Threshold,
  metrics: Metrics,
  { byTag, byFile }: Pick<Summary, "byTag" | "byFile">,
): Metrics | undefined {
  if (!selector) return metrics;
  const groups = selector.key === "tag" ? byTag : byFile;
  return groups.find(({ name }) => name === selector.value)?.metrics;
}

function metricOf({ metric, aggregate }: Threshold): MetricName | undefined {
  const named =
    aggregate === undefined
      ? metric
      : aggregate.kind === "percentile"
        ? `${metric}-p${aggregate.share}`
        : aggregate.kind === "med"
          ? `${metric}-p50`
          : undefined;
  const name = named === undefined ? undefined : (ALIASES[named] ?? named);
  return METRIC_NAMES.find((known) => known === name);
}

function unknownMetric({ metric, aggregate }: Threshold): LedgerError {
  const remedy = `The metrics are ${METRIC_NAMES.join(", ")}.`;
  if (aggregate && METRIC_NAMES.some((known) => known === metric || known.startsWith(`${metric}-p`)))
    return invalid(`There is no such figure of "${metric}".`, remedy);
  return invalid(`There is no metric "${metric}"${hintFor(metric, METRIC_NAMES)}`, remedy);
}

function invalid(message: string, remedy: string): LedgerError {
  return new LedgerError("THRESHOLD_INVALID", message, remedy);
}
