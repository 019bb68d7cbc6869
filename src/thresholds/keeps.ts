import type { Operator } from "./threshold.ts";

/** Whether a value keeps a bound. A value that is not a number keeps none. */
export function keeps(value: number, operator: Operator, limit: number): boolean {
  return COMPARE[operator](value, limit);
}

const COMPARE: Readonly<Record<Operator, (value: number, limit: number) => boolean>> = {
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
};
