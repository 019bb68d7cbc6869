import type { Pace } from "./limit.ts";

/** Holds a token for each call that is allowed at once, and gains them at its pace. */
export interface TokenBucket {
  /** In milliseconds from `now`; 0 where a token is there. */
  waitAt(now: number): number;
  take(now: number): void;
  isFullAt(now: number): boolean;
}

export function createTokenBucket({ perMinute, burst }: Pace, now: number): TokenBucket {
  const perMillisecond = perMinute / 60_000;
  let tokens = burst;
  let countedAt = now;

  function gain(at: number): void {
    tokens = Math.min(burst, tokens + Math.max(0, at - countedAt) * perMillisecond);
    countedAt = at;
  }

  return {
    waitAt(at) {
      gain(at);
      // A hair's breadth for what floating point loses, lest a token comes a second late.
      const missing = 1 - tokens - 1e-9;
      return missing <= 0 ? 0 : missing / perMillisecond;
    },
    take(at) {
      gain(at);
      tokens -= 1;
    },
    isFullAt(at) {
      gain(at);
      return tokens >= burst;
    },
  };
}
