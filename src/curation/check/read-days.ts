import { LedgerError } from "../../core/errors.ts";

const UNITS: Readonly<Record<string, number>> = { d: 1, w: 7, y: 365 };

/** Reads `90d`, `12w` or `1y` as days. @throws LedgerError PERIOD_INVALID */
export function readDays(text: string): number {
  const [, count, unit] = /^(\d{1,5})([dwy])$/.exec(text) ?? [];
  if (count !== undefined && unit !== undefined) return Number(count) * (UNITS[unit] ?? 1);
  throw new LedgerError(
    "PERIOD_INVALID",
    `--stale-after ${text} is no number of days.`,
    "Give days, weeks or years, such as --stale-after 365d, --stale-after 26w or --stale-after 2y.",
  );
}
