import { collectDefaultMetrics, Registry } from "prom-client";
import type { EventBus, TimedEvent } from "../core/events.ts";
import { addKnowledgeGauges, type KnowledgeFigures } from "./knowledge-metrics.ts";
import { modelCounters } from "./model-metrics.ts";
import type { OnEvent } from "./on-event.ts";
import { questionCounters } from "./question-metrics.ts";
import { serviceCounters } from "./service-metrics.ts";
import { addSharedGauges, type SharedFigures } from "./shared-gauges.ts";
import { stateCounters } from "./state-metrics.ts";

/** Values that are read when they are asked for, not counted from events. */
export interface MetricSources {
  /** The share of the database pool's connections in use, from 0 to 1. */
  poolUsage?(): number;
  /** What all processes share. */
  shared?(): Promise<SharedFigures>;
  /** How much knowledge there is, and how old; undefined where this process has none. */
  knowledge?(): KnowledgeFigures | undefined;
}

export interface Metrics {
  readonly contentType: string;
  /** The metrics in Prometheus' text format. */
  text(): Promise<string>;
}

/** Counts events under the names that the dashboards and alerts use. */
export function measureEvents(events: EventBus, sources: MetricSources = {}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  if (sources.shared) addSharedGauges(registry, sources.shared);
  addKnowledgeGauges(registry, () => sources.knowledge?.());
  // No two of them count the same event, so none takes another's place.
  const count: OnEvent = {
    ...questionCounters(registry),
    ...modelCounters(registry),
    ...serviceCounters(registry, sources.poolUsage),
    ...stateCounters(registry),
  };
  events.subscribe((event) => {
    (count[event.type] as ((event: TimedEvent) => void) | undefined)?.(event);
  });
  return { contentType: registry.contentType, text: () => registry.metrics() };
}
