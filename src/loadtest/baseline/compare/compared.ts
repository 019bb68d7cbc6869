import type { ComparisonResult } from "../../report/load-result.ts";
import type { RunFigures } from "../../thresholds/figure-of.ts";
import { changeInterval, type Interval } from "./change-interval.ts";
import { type ComparedFigure, POINTS_MARGIN, RELATIVE_MARGIN } from "./compared-figures.ts";
import { meanOf } from "./mean-of.ts";

/** Of fewer repeats on either side nothing is said: their spread is not known well enough. */
export const LEAST_REPEATS = 5;

export type Change = ComparisonResult["changes"][number];
export type Leaning = "same" | "better" | "worse";

/** A figure before and after; nothing where neither has it. */
export interface Compared {
  readonly change: Change;
  /** Undefined where too few repeats have the figure. */
  readonly leans: Leaning | undefined;
}

export function comparedFigure(
  figure: ComparedFigure,
  before: readonly RunFigures[],
  after: readonly RunFigures[],
  chance: { readonly tail: number; readonly seed: number },
): Compared | undefined {
  const was = valuesOf(figure, before);
  const is = valuesOf(figure, after);
  const [meanBefore, meanAfter] = [meanOf(was), meanOf(is)];
  if (meanBefore === null && meanAfter === null) return undefined;
  const isEnough = Math.min(was.length, is.length) >= LEAST_REPEATS;
  const interval = isEnough ? changeInterval(was, is, { change: figure.change, ...chance }) : null;
  return {
    change: {
      metric: figure.metric,
      figure: figure.figure,
      before: meanBefore,
      after: meanAfter,
      interval,
      ...(figure.change === "points" && { inPoints: true }),
    },
    leans: interval ? leaningOf(interval, marginOf(figure, meanBefore ?? 0), figure.better) : undefined,
  };
}

/** Worse, or better, only where the whole interval is beyond the margin. */
export function leaningOf({ low, high }: Interval, margin: number, better: "lower" | "higher"): Leaning {
  if (low > margin) return better === "lower" ? "worse" : "better";
  if (high < -margin) return better === "lower" ? "better" : "worse";
  return "same";
}

function marginOf({ change, unfelt }: ComparedFigure, before: number): number {
  return change === "points" ? POINTS_MARGIN : Math.max(RELATIVE_MARGIN, unfelt / before);
}

function valuesOf(figure: ComparedFigure, runs: readonly RunFigures[]): number[] {
  return runs.flatMap((run) => figure.of(run) ?? []);
}
