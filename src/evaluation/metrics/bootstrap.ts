import type { Random } from "./random.ts";

/** How often a run is drawn anew. */
export const REPLICATES = 1_000;

/**
 * The means of `replicates` runs, each of as many cases as there are, drawn from them with replacement (Efron and
 * Tibshirani, An Introduction to the Bootstrap, 1993). All columns are of the same draws. NaN is a case without a score;
 * a run in which no case has one has the mean NaN.
 */
export function bootstrapMeans(
  columns: readonly Float32Array[],
  random: Random,
  replicates = REPLICATES,
): Float64Array[] {
  const n = columns[0]?.length ?? 0;
  const scored = columns.map(scoresOf);
  const means = columns.map(() => new Float64Array(replicates));
  const times = new Uint16Array(n);
  for (let replicate = 0; replicate < replicates; replicate++) {
    times.fill(0);
    for (let draw = 0; draw < n; draw++) {
      const at = (random() * n) | 0;
      times[at] = (times[at] as number) + 1;
    }
    for (let which = 0; which < means.length; which++)
      (means[which] as Float64Array)[replicate] = meanOf(scored[which] as Scored, times);
  }
  return means;
}

/** The cases with a score, so that the others cost nothing. */
interface Scored {
  readonly cases: Uint32Array;
  readonly scores: Float64Array;
}

function scoresOf(column: Float32Array): Scored {
  const cases = Uint32Array.from(column.keys()).filter((at) => !Number.isNaN(column[at]));
  return { cases, scores: Float64Array.from(cases, (at) => column[at] as number) };
}

function meanOf({ cases, scores }: Scored, times: Uint16Array): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < scores.length; at++) {
    const drawn = times[cases[at] as number] as number;
    sum += drawn * (scores[at] as number);
    count += drawn;
  }
  return sum / count;
}

/** A quantile of values, between two of them on the line through both. NaNs are left out. */
export function quantile(values: Float64Array | Float32Array, share: number): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}
