import { LedgerError } from "../../core/errors.ts";
import { writtenAggregate } from "../../thresholds/k6-expression.ts";
import { figureOf, type RunFigures } from "./figure-of.ts";
import { type FixedThreshold, keyOf, type LoadThreshold } from "./load-threshold.ts";

/**
 * Works out every limit, so that it stands before the run.
 * @param baseline the figures of the run that was kept, where there is one
 * @throws LedgerError THRESHOLD_INVALID where a threshold needs a baseline and none is given, BASELINE_INVALID where the
 * one given has no such figure
 */
export function withBaseline(
  thresholds: readonly LoadThreshold[],
  baseline: RunFigures | undefined,
): FixedThreshold[] {
  return thresholds.map((threshold) => ({ ...threshold, limit: limitOf(threshold, baseline) }));
}

function limitOf(threshold: LoadThreshold, baseline: RunFigures | undefined): number {
  const { bound, place, expression, aggregate } = threshold;
  if ("limit" in bound) return bound.limit;
  const said = `${place}: ${keyOf(threshold)}: ${expression}`;
  if (!baseline)
    throw new LedgerError(
      "THRESHOLD_INVALID",
      `${said} compares with a baseline, and none is given.`,
      "Name one with --baseline NAME, or give a number in its place, as in p(95)<5000.",
    );
  const figure = figureOf(threshold, baseline);
  if (typeof figure === "number") return figure * bound.timesBaseline;
  throw new LedgerError(
    "BASELINE_INVALID",
    `${said} needs ${writtenAggregate(aggregate)} of ${keyOf(threshold)}, and the baseline has none.`,
    "Keep a baseline anew with this scenario, or give a number in its place.",
  );
}
