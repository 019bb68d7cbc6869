import type { Standing } from "../run/standing.ts";

/** How many questions were sent each second between two moments in milliseconds; null where nobody looked on. */
export type RateOf = (fromMs: number, toMs: number) => number | null;

/** Longer than a question is waited for: what is measured of the seconds before is complete. */
const KEPT_SECONDS = 300;

/**
 * Keeps what was sent in the last seconds. What is measured counts a question when it is over, so that of a bot that
 * stalls it would seem as if nothing was asked.
 */
export function createLastRates(): (standing: Pick<Standing, "elapsedMs" | "rates">) => RateOf {
  const sentIn = new Map<number, number>();
  return ({ elapsedMs, rates: { sent } }) => {
    const second = Math.floor(elapsedMs / 1_000) - 1;
    if (sent !== null) sentIn.set(second, sent);
    for (const old of sentIn.keys()) {
      if (old > second - KEPT_SECONDS) break;
      sentIn.delete(old);
    }
    return (fromMs, toMs) => meanIn(sentIn, fromMs / 1_000, toMs / 1_000);
  };
}

function meanIn(sentIn: ReadonlyMap<number, number>, from: number, to: number): number | null {
  let sum = 0;
  let known = 0;
  for (let second = Math.floor(from); second < to; second += 1) {
    const sent = sentIn.get(second);
    if (sent === undefined) continue;
    sum += sent;
    known += 1;
  }
  return known === 0 ? null : sum / known;
}
