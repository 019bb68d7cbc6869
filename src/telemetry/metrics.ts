import { Registry } from "prom-client";
import type { EventBus, TimedEvent } from "../core/events.ts";
import { type DescribedMetric, describeMetrics } from "./described-metric.ts";
import type { ExemplarOf } from "./instruments.ts";
import { addKnowledgeGauges, type KnowledgeFigures } from "./knowledge-metrics.ts";
import { modelCounters } from "./model-metrics.ts";
import type { OnEvent } from "./on-event.ts";
import { OPEN_METRICS_TYPE, openMetricsText } from "./open-metrics.ts";
import { addProcessMetrics } from "./process-metrics.ts";
import { questionCounters } from "./question-metrics.ts";
import { serviceCounters } from "./service-metrics.ts";
import { addServingGauges, type Serving } from "./serving-metrics.ts";
import { addBudgetGauge, addSharedGauges, type SharedFigures } from "./shared-gauges.ts";
import { stateCounters } from "./state-metrics.ts";
import { traceIdOf } from "./trace-id.ts";

/** Values that are read when they are asked for, not counted from events. */
export interface MetricSources {
  /** The share of the database pool's connections in use, from 0 to 1. */
  poolUsage?(): number;
  /** Whether this process has a Redis. */
  readonly redis?: boolean;
  /** What all processes share. */
  shared?(): Promise<SharedFigures>;
  /** Whether this process can serve. */
  readonly serving?: Serving;
  /** What calls to models may cost in a day. */
  readonly dailyBudgetUsd?: number;
  /** Whether each question has a trace, which exemplars then name. */
  readonly traced?: boolean;
  /** How much knowledge there is, and how old; undefined where this process has none. */
  knowledge?(): KnowledgeFigures | undefined;
}

export interface Metrics {
  readonly contentType: string;
  /** The metrics in Prometheus' text format. */
  text(): Promise<string>;
  /** The same in the OpenMetrics format, in which buckets of times name a question that they counted. */
  readonly openMetrics: { readonly contentType: string; text(): Promise<string> };
  described(): readonly DescribedMetric[];
}

/** Counts events under the names that the dashboards and alerts use. */
export function measureEvents(events: EventBus, sources: MetricSources = {}): Metrics {
  const registry = new Registry();
  addProcessMetrics(registry);
  if (sources.dailyBudgetUsd !== undefined) addBudgetGauge(registry, sources.dailyBudgetUsd);
  const exemplarOf: ExemplarOf | undefined = sources.traced
    ? (questionId) => ({ question_id: questionId, trace_id: traceIdOf(questionId) })
    : undefined;
  if (sources.shared) addSharedGauges(registry, sources.shared);
  if (sources.serving) addServingGauges(registry, sources.serving);
  addKnowledgeGauges(registry, () => sources.knowledge?.());
  const counts: readonly OnEvent[] = [
    questionCounters(registry, exemplarOf),
    modelCounters(registry, exemplarOf),
    serviceCounters(registry, sources),
    stateCounters(registry),
  ];
  events.subscribe((event) => {
    for (const count of counts) (count[event.type] as ((event: TimedEvent) => void) | undefined)?.(event);
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    openMetrics: { contentType: OPEN_METRICS_TYPE, text: () => openMetricsText(registry) },
    described: () => describeMetrics(registry),
  };
}
