import { count, dollars } from "../../text/figures.ts";
import { type Unit, unitOf } from "./metric-groups.ts";

export const NOTHING = "–";
export const MINUS = "\u2212";

/** A duration in milliseconds in the unit that fits, in the manner of k6: `663.96µs`, `140.36ms`, `1.14s`, `2m5s`. */
export function durationText(milliseconds: number | null): string {
  if (milliseconds === null || !Number.isFinite(milliseconds)) return NOTHING;
  const size = Math.abs(milliseconds);
  if (size === 0) return "0s";
  if (size < 1) return `${short(milliseconds * 1_000)}µs`;
  if (size < 1_000) return `${short(milliseconds)}ms`;
  if (size < 60_000) return `${short(milliseconds / 1_000)}s`;
  const seconds = Math.round(milliseconds / 1_000);
  return `${Math.trunc(seconds / 60)}m${Math.abs(seconds % 60)}s`;
}

/** A share from 0 to 1, such as `97.50%`; never 100.00% or 0.00% for what is not all or none. */
export function shareText(share: number | null): string {
  if (share === null || !Number.isFinite(share)) return NOTHING;
  if (share > 0.9999 && share < 1) return ">99.99%";
  if (share < 0.0001 && share > 0) return "<0.01%";
  return `${(share * 100).toFixed(2)}%`;
}

/** So many each second, such as `12.5/s`. */
export function rateText(perSecond: number | null): string {
  return perSecond === null || !Number.isFinite(perSecond) ? NOTHING : `${short(perSecond)}/s`;
}

export function bytesText(bytes: number | null): string {
  return bytes === null ? NOTHING : `${short(bytes / 2 ** 20)} MiB`;
}

export function numberText(value: number | null): string {
  return value === null || !Number.isFinite(value) ? NOTHING : short(value);
}

/** A value of a metric in its unit. */
export function valueText(metric: string, value: number | null): string {
  return value === null || !Number.isFinite(value) ? NOTHING : WRITTEN[unitOf(metric)](value);
}

const WRITTEN: Readonly<Record<Unit, (value: number) => string>> = {
  ms: durationText,
  share: shareText,
  USD: dollars,
  count: numberText,
};

/** With at most two digits behind the point, and thousands apart. */
function short(value: number): string {
  const [whole = "0", rest] = String(Number(value.toFixed(2))).split(".");
  const apart = Math.abs(value) >= 10_000 ? count(Number(whole)) : whole;
  return rest === undefined ? apart : `${apart}.${rest}`;
}
