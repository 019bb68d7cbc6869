import { writtenAggregate } from "../../thresholds/k6-expression.ts";
import type {
  CounterFigures,
  Figures,
  MetricFigures,
  RateFigures,
  TrendFigures,
} from "../measure/figures.ts";
import type { LoadThreshold } from "./load-threshold.ts";

/** What was measured of a run, be it this one while it goes on or one that was kept. */
export type RunFigures = Pick<Figures, "metrics" | "byStage" | "byKind" | "checks">;

/**
 * The figure that a threshold is about. Null where nothing was measured, as before a stage has begun; undefined where the
 * run has no such figure, as of a percentile that it was not asked for.
 */
export function figureOf(
  threshold: Pick<LoadThreshold, "metric" | "selector" | "aggregate">,
  figures: RunFigures,
): number | null | undefined {
  const measured = measuredOf(threshold, figures);
  if (!measured) return null;
  const name = writtenAggregate(threshold.aggregate);
  return new Map<string, number | null>(Object.entries(measured)).get(name);
}

function measuredOf(
  { metric, selector }: Pick<LoadThreshold, "metric" | "selector">,
  { metrics, byStage, byKind, checks }: RunFigures,
): TrendFigures | RateFigures | CounterFigures | undefined {
  if (!selector) return metrics[metric];
  if (selector.key === "check") return own(checks, selector.value);
  const parts: Readonly<Record<string, MetricFigures>> = selector.key === "stage" ? byStage : byKind;
  return own(parts, selector.value)?.[metric];
}

function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The percentiles that a measurement must have for thresholds to be judged by. */
export function percentilesWanted(thresholds: readonly Pick<LoadThreshold, "aggregate">[]): number[] {
  const shares = thresholds.flatMap(({ aggregate }) =>
    aggregate.kind === "percentile" ? [aggregate.share] : [],
  );
  return [...new Set(shares)].sort((one, other) => one - other);
}
