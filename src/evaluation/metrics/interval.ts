/** Where 95 of 100 such runs over other questions of the same kind would have the value. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** How it was made: see wilson.ts and mean-interval.ts. */
  readonly method: "wilson" | "bootstrap" | "normal";
}

/** Of all intervals. */
export const LEVEL = 0.95;

/** The two-sided quantile of the normal distribution for `LEVEL`. */
export const Z = 1.959963984540054;
