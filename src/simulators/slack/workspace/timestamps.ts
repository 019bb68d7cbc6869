import type { Clock } from "../../../core/clock.ts";

/** Makes `1700000000.000100` from the clock; each is later than the one before, whatever the clock does. */
export function createTimestamps(clock: Clock): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 100, clock.now() * 1000);
    return timestampOf(last);
  };
}

/** The microseconds since the epoch that a ts stands for; a ts without a fraction is a whole second. */
export function microsecondsOf(ts: string): number {
  const [seconds, fraction = ""] = ts.split(".");
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, "0").slice(0, 6));
}

/** A double holds today's microseconds as seconds with a digit to spare, and `toFixed` makes one flat string of it. */
function timestampOf(microseconds: number): string {
  return (microseconds / 1_000_000).toFixed(6);
}
