import { writtenAggregate } from "../../thresholds/k6-expression.ts";
import { keeps } from "../../thresholds/keeps.ts";
import { figureOf, type RunFigures } from "./figure-of.ts";
import { type FixedThreshold, keyOf } from "./load-threshold.ts";

/** How a threshold stands. */
export interface JudgedLoadThreshold {
  /** In one form for all ways to write it: `answer_duration{stage:peak}:p(95)<5000`. */
  readonly threshold: string;
  /** The metric with its part. */
  readonly metric: string;
  /** As it was written. */
  readonly expression: string;
  /** Which figure of the metric: `p(95)`, `rate`. */
  readonly figure: string;
  /** What it is held against, in the metric's unit; of a baseline, worked out. */
  readonly limit: number;
  /** Null where nothing was measured; then it is crossed at the end of a run, and not before. */
  readonly value: number | null;
  readonly crossed: boolean;
}

/** A limit that was worked out of a baseline has more than anyone wants to read. */
const SHOWN_DIGITS = 6;

/**
 * Holds what was measured against each threshold.
 * @param when whether the run is over: until then, what was not measured yet is not crossed
 */
export function judgeLoadThresholds(
  thresholds: readonly FixedThreshold[],
  figures: RunFigures,
  when: "while it runs" | "at the end",
): JudgedLoadThreshold[] {
  return thresholds.map((threshold) => {
    const { aggregate, operator, limit, expression } = threshold;
    const value = figureOf(threshold, figures);
    const metric = keyOf(threshold);
    const figure = writtenAggregate(aggregate);
    if (value === undefined) throw new Error(`${figure} of ${metric} was not measured.`);
    return {
      threshold: `${metric}:${figure}${operator}${Number(limit.toPrecision(SHOWN_DIGITS))}`,
      metric,
      expression,
      figure,
      limit,
      value,
      crossed: value === null ? when === "at the end" : !keeps(value, operator, limit),
    };
  });
}
