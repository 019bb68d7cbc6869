import { Int32Histogram } from "hdr-histogram-js";
import { percentilesOf } from "./percentiles.ts";

/** Durations in milliseconds, counted in cells of so many digits: its size depends on their range, not on how many. */
export interface Histogram {
  readonly count: number;
  /** Exact, in milliseconds; of no durations infinity. */
  readonly min: number;
  readonly max: number;
  readonly sum: number;
  /** Less than zero counts as zero, and over `MOST_MS` as that. */
  record(milliseconds: number): void;
  /** Takes in what another one of as many digits has counted. */
  add(other: Histogram): void;
  /**
   * The percentiles at shares from 0 to 100, in the order given, in milliseconds, each as k6 has it: on the line between
   * the two nearest durations, and each of those to so many digits, rounded up. Null where nothing was recorded.
   */
  percentiles(shares: readonly number[]): (number | null)[];
  /** Calls for each cell that has durations, rising, until it is told false. */
  eachCell(visit: (cell: number, count: number) => boolean): void;
  /** The highest value in a cell, in milliseconds. */
  highestOf(cell: number): number;
}

const PER_MS = 1_000;
/** Forty days: no question waits longer, and the counts stay within a fixed size. */
const MOST_MS = 40 * 86_400_000;

/** A histogram after HdrHistogram, in whole microseconds: two digits part values by under 1 %, three by under 0.1 %. */
export function createHistogram(digits: 2 | 3 = 3): Histogram {
  const cells = new Int32Histogram(1, 2, digits);
  cells.autoResize = true;
  let count = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let sum = 0;
  const widen = (times: number, least: number, most: number, total: number) => {
    count += times;
    if (least < min) min = least;
    if (most > max) max = most;
    sum += total;
  };

  const histogram: Histogram = {
    get count() {
      return count;
    },
    get min() {
      return min;
    },
    get max() {
      return max;
    },
    get sum() {
      return sum;
    },
    record(milliseconds) {
      if (Number.isNaN(milliseconds)) throw new Error("A duration that is not a number was recorded.");
      const duration = Math.min(MOST_MS, Math.max(0, milliseconds));
      cells.recordValue(Math.round(duration * PER_MS));
      widen(1, duration, duration, duration);
    },
    add(other) {
      other.eachCell((cell, times) => {
        cells.recordValueWithCount(Math.round(other.highestOf(cell) * PER_MS), times);
        return true;
      });
      widen(other.count, other.min, other.max, other.sum);
    },
    percentiles: (shares) => percentilesOf(histogram, shares),
    eachCell(visit) {
      if (count === 0) return;
      const last = cells.countsArrayIndex(Math.round(max * PER_MS));
      for (let at = cells.countsArrayIndex(Math.round(min * PER_MS)); at <= last; at += 1) {
        const times = cells.getCountAtIndex(at);
        if (times > 0 && !visit(at, times)) return;
      }
    },
    highestOf: (cell) => cells.highestEquivalentValue(cells.valueFromIndex(cell)) / PER_MS,
  };
  return histogram;
}
