import type { LoadThreshold } from "./load-threshold.ts";
import { readLoadThreshold } from "./read-load-threshold.ts";
import type { KnownParts } from "./selector-fault.ts";

/** A threshold as it stands in a scenario file. */
export interface WrittenThreshold {
  /** The name it stands under: `answer_duration`, `answer_duration{stage:peak}`. */
  readonly metric: string;
  readonly expression: string;
  readonly abortOnFail: boolean;
  readonly delayAbortEvalMs: number;
  /** `path:line:column` of its expression. */
  readonly place: string;
}

export interface ReadThresholds {
  readonly thresholds: readonly LoadThreshold[];
  /** One line for each that is none: the place, the metric, and what is wrong. */
  readonly faults: readonly string[];
}

export function readWrittenThresholds(
  written: readonly WrittenThreshold[],
  known: KnownParts = {},
): ReadThresholds {
  const thresholds: LoadThreshold[] = [];
  const faults: string[] = [];
  for (const { metric, expression, abortOnFail, delayAbortEvalMs, place } of written) {
    const read = readLoadThreshold(metric, expression, known);
    if (read.ok) thresholds.push({ ...read.threshold, abortOnFail, delayAbortEvalMs, place });
    else faults.push(`${place} thresholds.${metric} is wrong. ${read.fault}`);
  }
  return { thresholds, faults };
}
