import { bootstrapMeans, quantile } from "../metrics/bootstrap.ts";
import { LEVEL, Z } from "../metrics/interval.ts";
import { MOST_BOOTSTRAPPED } from "../metrics/mean-interval.ts";
import { createRandom } from "../metrics/random.ts";

export interface PairedDifference {
  /** The mean of after - before. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided. */
  readonly p: number;
}

const REPLICATES = 2_000;

/** No p of the bootstrap is less: no draw lay on the other side of 0. */
export const LEAST_P = 2 / (REPLICATES + 1);

/**
 * The mean difference of pairs with its interval: pairs are drawn anew, each as a whole, so that what makes a case hard
 * before and after takes no part in it (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 16). p is
 * twice the smaller share of the draws on either side of 0, with one added to both counts. Of very many pairs it is the
 * normal approximation.
 */
export function pairedBootstrap(differences: Float32Array, seed: number): PairedDifference {
  const n = differences.length;
  const difference = differences.reduce((sum, each) => sum + each, 0) / n;
  const squares = differences.reduce((sum, each) => sum + (each - difference) ** 2, 0);
  if (squares < 1e-12 && Math.abs(difference) < 1e-9) return { difference: 0, low: 0, high: 0, p: 1 };
  if (n > MOST_BOOTSTRAPPED) {
    const error = Math.sqrt(squares / (n - 1) / n);
    const p = error === 0 ? 0 : 2 * upperTail(Math.abs(difference) / error);
    return { difference, low: difference - Z * error, high: difference + Z * error, p };
  }
  const means = bootstrapMeans([differences], createRandom(seed), REPLICATES)[0] ?? new Float64Array();
  const tail = (1 - LEVEL) / 2;
  const below = means.filter((mean) => mean <= 0).length;
  const above = means.filter((mean) => mean >= 0).length;
  return {
    difference,
    low: Math.min(difference, quantile(means, tail)),
    high: Math.max(difference, quantile(means, 1 - tail)),
    p: Math.min(1, (2 * (Math.min(below, above) + 1)) / (REPLICATES + 1)),
  };
}

/** Of the normal distribution, to 1e-7 (Abramowitz and Stegun 26.2.17). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return density * series.reduce((sum, factor, at) => sum + factor * t ** (at + 1), 0);
}
