import { count, dollars } from "../../text/figures.ts";
import type { LoadThreshold } from "./load-view.ts";

export const NOTHING = "–";

/** Milliseconds in the unit that fits, with three digits: `0.66ms`, `140ms`, `1.14s`, `2m05s`. */
export function durationText(milliseconds: number | null): string {
  if (!isFigure(milliseconds)) return NOTHING;
  if (milliseconds < 999.5) return `${threeDigits(milliseconds)}ms`;
  if (milliseconds < 59_950) return `${threeDigits(milliseconds / 1_000)}s`;
  return clockParts(milliseconds, (minutes, seconds) => `${minutes}m${seconds}s`);
}

/** How long a run is: `1:05`, `1:00:00`. */
export function clockText(milliseconds: number): string {
  const hours = Math.floor(milliseconds / 3_600_000);
  if (hours === 0) return clockParts(milliseconds, (minutes, seconds) => `${minutes}:${seconds}`, Math.floor);
  const rest = milliseconds - hours * 3_600_000;
  return clockParts(
    rest,
    (minutes, seconds) => `${hours}:${minutes.padStart(2, "0")}:${seconds}`,
    Math.floor,
  );
}

export function rateText(perSecond: number | null): string {
  return isFigure(perSecond) ? `${threeDigits(perSecond)}/s` : NOTHING;
}

/** Never 0 % or 100 % of what is not none or all. */
export function shareText(share: number | null): string {
  if (!isFigure(share)) return NOTHING;
  if (share > 0.9999 && share < 1) return ">99.99 %";
  if (share < 0.0001 && share > 0) return "<0.01 %";
  return share === 0 || share === 1 ? `${share * 100} %` : `${(share * 100).toFixed(2)} %`;
}

export function bytesText(bytes: number | null): string {
  return isFigure(bytes) ? `${count(bytes / 2 ** 20)} MiB` : NOTHING;
}

export function numberText(value: number | null): string {
  if (!isFigure(value)) return NOTHING;
  return Number.isInteger(value) ? count(value) : threeDigits(value);
}

export function coreText(cpu: number | null): string {
  return isFigure(cpu) ? `${count(cpu * 100)} %` : NOTHING;
}

export function costText(costUsd: number | null): string {
  return isFigure(costUsd) ? dollars(costUsd) : NOTHING;
}

export function thresholdValueText({ value, unit }: LoadThreshold): string {
  return WRITTEN[unit](value);
}

const WRITTEN: Readonly<Record<LoadThreshold["unit"], (value: number | null) => string>> = {
  ms: durationText,
  share: shareText,
  USD: costText,
  count: numberText,
};

function isFigure(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}

/** Always as many, so that what is drawn anew does not jump. */
function threeDigits(value: number): string {
  if (value >= 99.95) return count(value);
  return value.toFixed(value >= 9.995 ? 1 : 2);
}

function clockParts(
  milliseconds: number,
  write: (minutes: string, seconds: string) => string,
  whole: (value: number) => number = Math.round,
): string {
  const seconds = whole(milliseconds / 1_000);
  return write(String(Math.floor(seconds / 60)), String(seconds % 60).padStart(2, "0"));
}
