import type { Evidence } from "./evidence.ts";
import type { LogisticModel } from "./logistic.ts";

/** Written by `npm run calibrate`. Every weight must keep its sign: +, +, +, -. */
export const COEFFICIENTS: LogisticModel<keyof Evidence> = {
  intercept: -1.009,
  weights: { match: 1.811, lead: 2.244, heading: 0.803, namesMissing: -3.841 },
};
