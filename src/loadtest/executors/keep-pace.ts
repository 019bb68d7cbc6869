import { setImmediate as soon } from "node:timers/promises";
import type { Stopwatch } from "../run/stopwatch.ts";

export interface Pace {
  /** On the stopwatch. */
  readonly beginAt: number;
  /** In milliseconds after the begin, in order. */
  readonly starts: Iterable<number>;
  /** Must not wait. `plannedAt` is on the stopwatch. */
  readonly due: (index: number, plannedAt: number) => void;
  readonly stopwatch: Stopwatch;
  readonly signal: AbortSignal;
}

/** After a stall many are due at once: sockets are read between such batches, so that answers get their true times. */
const MOST_AT_ONCE = 64;

/**
 * Calls `due` for each start at its time, and at once with its planned time where that is past. There is one timer
 * at most, for the next start; those that fall within its tick are called together. Throws the signal's reason.
 */
export async function keepPace({ beginAt, starts, due, stopwatch, signal }: Pace): Promise<void> {
  let index = 0;
  let atOnce = 0;
  for (const start of starts) {
    signal.throwIfAborted();
    const plannedAt = beginAt + start;
    if (plannedAt > stopwatch.now()) {
      await stopwatch.until(plannedAt, signal);
      atOnce = 0;
    } else if (atOnce === MOST_AT_ONCE) {
      await soon();
      atOnce = 0;
    }
    due(index, plannedAt);
    index += 1;
    atOnce += 1;
  }
}
