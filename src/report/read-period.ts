import { LedgerError } from "../core/errors.ts";
import type { Period } from "../store/report/period.ts";

const DAY_MS = 86_400_000;
const UNITS_IN_DAYS: Readonly<Record<string, number>> = { d: 1, w: 7 };

/**
 * Reads `7d`, `4w` (so many whole days back, today included) or a day in UTC such as `2026-11-01`.
 * @throws LedgerError PERIOD_INVALID
 */
export function readPeriod(since: string, until: string | undefined, now: Date): Period {
  const period = {
    from: readSince(since, now),
    until: until === undefined ? now : new Date(readDay("--until", until).getTime() + DAY_MS),
  };
  if (period.from >= period.until)
    throw invalid(`The period from ${since} until ${until ?? "now"} is empty.`);
  return period;
}

function readSince(since: string, now: Date): Date {
  const back = /^(\d{1,4})([dw])$/.exec(since);
  if (!back) return readDay("--since", since);
  const days = Number(back[1]) * (UNITS_IN_DAYS[back[2] ?? ""] ?? 1);
  return new Date((Math.floor(now.getTime() / DAY_MS) - days + 1) * DAY_MS);
}

function readDay(flag: string, text: string): Date {
  const day = new Date(`${text}T00:00:00Z`);
  const isReal = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime());
  if (isReal && day.toISOString().startsWith(text)) return day;
  throw invalid(`${flag} ${text} is no day.`);
}

function invalid(message: string): LedgerError {
  return new LedgerError(
    "PERIOD_INVALID",
    message,
    "Give days or weeks back, such as --since 30d or --since 4w, or a day, such as --since 2026-11-01.",
  );
}
