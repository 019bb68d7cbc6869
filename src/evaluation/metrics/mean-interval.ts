import { bootstrapMeans, quantile } from "./bootstrap.ts";
import { type Interval, LEVEL, Z } from "./interval.ts";
import type { Random } from "./random.ts";
import { wilson } from "./wilson.ts";

/** Of more cases the mean is as good as normal, and drawing them anew would take long. */
export const MOST_BOOTSTRAPPED = 500;

export interface Mean {
  readonly value: number;
  readonly interval: Interval;
  /** How many cases have a score. */
  readonly cases: number;
}

/**
 * The mean of each column of scores from 0 to 1, NaN where a case has none, with its interval: Wilson's where each score
 * is 0 or 1; else the percentiles of the bootstrap, and of more than 500 cases the normal approximation. Scores that
 * are all the same would be drawn over and over: their interval is Wilson's too, which is wider than any that fits them,
 * since no scores from 0 to 1 vary more than those that are 0 or 1. Undefined for a column without a score.
 */
export function meansOf(columns: readonly Float32Array[], random: Random): (Mean | undefined)[] {
  const moments = columns.map(momentsOf);
  const isDrawn = (at: number) => moments[at]?.method === "bootstrap";
  const drawn = columns.filter((_, at) => isDrawn(at));
  const replicates = drawn.length > 0 ? bootstrapMeans(drawn, random) : [];
  let next = 0;
  return moments.map((moment, at) => {
    if (moment.cases === 0) return undefined;
    const means = isDrawn(at) ? replicates[next++] : undefined;
    const interval = means ? percentiles(means, moment.value) : closedInterval(moment);
    return { value: moment.value, interval, cases: moment.cases };
  });
}

interface Moments {
  readonly cases: number;
  readonly value: number;
  readonly variance: number;
  readonly method: Interval["method"];
}

function momentsOf(column: Float32Array): Moments {
  let cases = 0;
  let sum = 0;
  let squares = 0;
  let isYesOrNo = true;
  for (const score of column) {
    if (Number.isNaN(score)) continue;
    cases++;
    sum += score;
    squares += score * score;
    if (score !== 0 && score !== 1) isYesOrNo = false;
  }
  const value = sum / cases;
  const variance = cases > 1 ? Math.max(0, (squares - cases * value * value) / (cases - 1)) : 0;
  const method =
    isYesOrNo || variance < NO_VARIANCE ? "wilson" : cases > MOST_BOOTSTRAPPED ? "normal" : "bootstrap";
  return { cases, value, variance, method };
}

/** Less is what is left of rounding. */
const NO_VARIANCE = 1e-12;

function closedInterval({ value, variance, cases, method }: Moments): Interval {
  if (method === "wilson") return wilson(value, cases);
  const half = Z * Math.sqrt(variance / cases);
  return { low: Math.max(0, value - half), high: Math.min(1, value + half), method };
}

function percentiles(means: Float64Array, value: number): Interval {
  const tail = (1 - LEVEL) / 2;
  return {
    low: Math.min(value, quantile(means, tail)),
    high: Math.max(value, quantile(means, 1 - tail)),
    method: "bootstrap",
  };
}
