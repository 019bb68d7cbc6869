import { count, dollars } from "../../text/figures.ts";
import type { Interval } from "../metrics/interval.ts";
import type { Measure } from "../metrics/measures.ts";
import type { Measured } from "../metrics/summary.ts";

export { count, dollars };

export const MINUS = "\u2212";
const NOTHING = "–";

/** A share as thresholds write it, such as `0.913`. */
export function share(value: number | null): string {
  return value === null ? NOTHING : value.toFixed(3);
}

/** A difference of shares, such as `−0.040`; never a zero with a sign. */
export function change(value: number): string {
  const size = Math.abs(value).toFixed(3);
  if (Number(size) === 0) return size;
  return `${value < 0 ? MINUS : "+"}${size}`;
}

/** The ends of an interval, such as `0.862 to 0.948`. */
export function range(
  interval: Pick<Interval, "low" | "high"> | null,
  written: (value: number) => string = share,
): string {
  return interval ? `${written(interval.low)} to ${written(interval.high)}` : NOTHING;
}

export function probability(p: number | null): string {
  if (p === null) return "too few";
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}

/** A value in the unit of its metric. */
export function figure({ value }: Pick<Measured, "value">, unit: Measure["unit"]): string {
  return value === null ? NOTHING : WRITTEN[unit](value);
}

const WRITTEN: Readonly<Record<Measure["unit"], (value: number) => string>> = {
  share,
  USD: dollars,
  ms: (value) => `${count(value)} ms`,
  results: count,
};

/** The ends of an interval where room is short, such as `[0.862, 0.948]`. */
export function ends({ low, high }: Pick<Interval, "low" | "high">): string {
  return `[${share(low)}, ${share(high)}]`;
}
