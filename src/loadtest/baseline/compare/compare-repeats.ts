import type { ComparisonResult } from "../../report/load-result.ts";
import type { RunFigures } from "../../thresholds/figure-of.ts";
import { becauseOf, tooFewRepeats } from "./because-of.ts";
import { type Compared, comparedFigure, LEAST_REPEATS } from "./compared.ts";
import { COMPARED_FIGURES } from "./compared-figures.ts";

/** The chance on either side of an interval: 95 % of the intervals hold what is true. */
const TAIL = 0.025;

/**
 * Holds the repeats of a run against those of a baseline. It is worse where one figure is: where the whole interval of
 * its change is beyond the margin, 5 % of a time (and 10 ms) or of the cost, and one point of a share.
 * @param baseline its name, for the reports
 * @param seed of the bootstrap: the same repeats give the same intervals
 */
export function compareRepeats(
  baseline: string,
  before: readonly RunFigures[],
  after: readonly RunFigures[],
  { seed }: { readonly seed: number },
): ComparisonResult {
  const compared = COMPARED_FIGURES.flatMap(
    (figure) => comparedFigure(figure, before, after, { tail: TAIL, seed }) ?? [],
  );
  const changes = compared.map(({ change }) => change);
  if (Math.min(before.length, after.length) < LEAST_REPEATS)
    return { baseline, outcome: "not-enough-to-tell", because: tooFewRepeats(before, after), changes };
  const outcome = outcomeOf(compared);
  return { baseline, outcome, because: becauseOf(outcome, compared), changes };
}

function outcomeOf(compared: readonly Compared[]): "same" | "better" | "worse" | "not-enough-to-tell" {
  const leanings = new Set(compared.map(({ leans }) => leans));
  if (leanings.has("worse")) return "worse";
  if (leanings.has("better")) return "better";
  return leanings.has("same") ? "same" : "not-enough-to-tell";
}
