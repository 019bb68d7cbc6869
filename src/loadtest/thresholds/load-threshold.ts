import type { K6Expression } from "../../thresholds/k6-expression.ts";
import { writtenMetric } from "../../thresholds/split-threshold.ts";
import type { Aggregate, Selector } from "../../thresholds/threshold.ts";
import type { MetricName } from "../measure/metric-table.ts";

/** What a metric of the run, or of a part of it, must keep to. */
export interface LoadThreshold extends K6Expression {
  readonly metric: MetricName;
  /** A part of the run: a stage, a kind of question, or of the checks one. */
  readonly selector?: Selector;
  /** A metric has several figures, so that the one that is meant is always named. */
  readonly aggregate: Aggregate;
  /** Whether the run is ended where it is crossed, once it has lasted longer than the delay. */
  readonly abortOnFail: boolean;
  readonly delayAbortEvalMs: number;
  /** Where it was written: `file:line:column`, or the flag's text. */
  readonly place: string;
}

/** A threshold whose limit is known. */
export interface FixedThreshold extends LoadThreshold {
  /** In the metric's unit. */
  readonly limit: number;
}

/** The metric with its part, which is the name that thresholds stand under: `answer_duration{stage:peak}`. */
export function keyOf({ metric, selector }: Pick<LoadThreshold, "metric" | "selector">): string {
  return writtenMetric(metric, selector);
}

/** Whether it needs the figure of a run that was kept. */
export function isRelative({ bound }: Pick<LoadThreshold, "bound">): boolean {
  return "timesBaseline" in bound;
}
