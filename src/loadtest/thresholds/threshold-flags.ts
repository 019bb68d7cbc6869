import { LedgerError } from "../../core/errors.ts";
import { splitThreshold, writtenMetric } from "../../thresholds/split-threshold.ts";
import { keyOf, type LoadThreshold } from "./load-threshold.ts";
import { readLoadThreshold } from "./read-load-threshold.ts";
import type { KnownParts } from "./selector-fault.ts";

/**
 * Reads what `--threshold` was given, such as `answer_duration:p(95)<5000` or `errors{stage:peak}:rate<0.01`.
 * @throws LedgerError THRESHOLD_INVALID
 */
export function readThresholdFlags(given: readonly string[], known: KnownParts = {}): LoadThreshold[] {
  return given.map((text) => {
    const place = `--threshold '${text}'`;
    const split = splitThreshold(text);
    const read = split
      ? readLoadThreshold(writtenMetric(split.metric, split.selector), split.rest, known)
      : { ok: false as const, fault: "It does not begin with a metric." };
    if (read.ok) return { ...read.threshold, abortOnFail: false, delayAbortEvalMs: 0, place };
    throw new LedgerError(
      "THRESHOLD_INVALID",
      `${place}: ${read.fault}`,
      "Give METRIC:EXPRESSION in quotes, as in: --threshold 'answer_duration:p(95)<5000'",
    );
  });
}

/** A metric, or a part of one, that has a threshold among the flags is held to those alone. */
export function thresholdsInForce(
  scenario: readonly LoadThreshold[],
  flags: readonly LoadThreshold[],
): LoadThreshold[] {
  const replaced = new Set(flags.map(keyOf));
  return [...scenario.filter((threshold) => !replaced.has(keyOf(threshold))), ...flags];
}
