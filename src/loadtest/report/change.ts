import { MINUS, NOTHING } from "./figures.ts";
import type { ComparisonResult } from "./load-result.ts";

/**
 * A change as a share of what was before, with its interval where there is one: `+4.0 % (+1.2 % to +6.9 %)`; that of a
 * share in points: `+0.4 points`.
 */
export function changeText({
  before,
  after,
  interval,
  inPoints,
}: ComparisonResult["changes"][number]): string {
  if (before === null || after === null || (before === 0 && !inPoints)) return NOTHING;
  const unit = inPoints ? "points" : "%";
  const change = signed((after - before) / (inPoints ? 1 : before), unit);
  return interval ? `${change} (${signed(interval.low, unit)} to ${signed(interval.high, unit)})` : change;
}

function signed(share: number, unit: string): string {
  const size = (Math.abs(share) * 100).toFixed(1);
  if (size === "0.0") return `${size} ${unit}`;
  return `${share < 0 ? MINUS : "+"}${size} ${unit}`;
}
