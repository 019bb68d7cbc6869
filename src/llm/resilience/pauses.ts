import type { IBackoff, IBackoffFactory } from "cockatiel";
import type { Clock } from "../../core/clock.ts";

export interface PauseOptions {
  readonly pauseMs: number;
  readonly longestPauseMs: number;
  readonly clock: Clock;
}

export interface Pauses extends IBackoffFactory<unknown> {
  /** When the latest pause ends, in milliseconds since the epoch. */
  endsAt(): number;
}

/** The pauses of a breaker, each twice as long as the one before, by a clock that a test can turn. */
export function createPauses({ pauseMs, longestPauseMs, clock }: PauseOptions): Pauses {
  let latestEnd = 0;
  const pause = (ms: number): IBackoff<unknown> => {
    const end = clock.now() + ms;
    latestEnd = end;
    return {
      // The library compares it with the time that has gone by on a clock of its own.
      get duration() {
        return clock.now() >= end ? 0 : Number.POSITIVE_INFINITY;
      },
      next: () => pause(Math.min(ms * 2, longestPauseMs)),
    };
  };
  return { next: () => pause(pauseMs), endsAt: () => latestEnd };
}
