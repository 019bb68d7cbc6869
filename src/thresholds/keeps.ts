import type { K6Operator } from "./threshold.ts";

/** Whether a value keeps a bound. A value that is not a number keeps none. */
export function keeps(value: number, operator: K6Operator, limit: number): boolean {
  return COMPARE[operator](value, limit);
}

const COMPARE: Readonly<Record<K6Operator, (value: number, limit: number) => boolean>> = {
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
  "==": (value, limit) => value === limit,
  "!=": (value, limit) => !Number.isNaN(value) && value !== limit,
};
