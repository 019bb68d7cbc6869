import type { ThresholdResult } from "../load-result.ts";

export interface Limit {
  readonly at: number;
  readonly words: string;
  readonly crossed: boolean;
}

/** The thresholds of a metric of the whole run, as a plot marks them. */
export function limitsOf(thresholds: readonly ThresholdResult[], metric: string): Limit[] {
  return thresholds
    .filter((each) => each.metric === metric)
    .map(({ limit, expression, crossed }) => ({ at: limit, words: expression, crossed }));
}
