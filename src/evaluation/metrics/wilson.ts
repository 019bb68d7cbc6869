import { type Interval, Z } from "./interval.ts";

/**
 * Wilson's score interval for a share of `n` cases, without correction for continuity (Wilson, Probable inference, 1927;
 * method 3 of Newcombe, Two-sided confidence intervals for the single proportion, 1998). It never leaves 0 to 1, and of
 * all or none of few cases it does not say that it is sure.
 */
export function wilson(share: number, n: number): Interval {
  const zz = Z * Z;
  const middle = share + zz / (2 * n);
  const half = Z * Math.sqrt((share * (1 - share)) / n + zz / (4 * n * n));
  const scale = 1 + zz / n;
  return {
    low: Math.max(0, Math.min(share, (middle - half) / scale)),
    high: Math.min(1, Math.max(share, (middle + half) / scale)),
    method: "wilson",
  };
}
