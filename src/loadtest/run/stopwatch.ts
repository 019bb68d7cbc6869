import { setTimeout as delay } from "node:timers/promises";

/** A time that only goes forward, in milliseconds, and a way to wait for a moment of it. */
export interface Stopwatch {
  now(): number;
  /** Comes back at once where the moment is past. Throws the signal's reason when it is aborted. */
  until(moment: number, signal: AbortSignal): Promise<void>;
}

export const systemStopwatch: Stopwatch = {
  now: () => performance.now(),
  async until(moment, signal) {
    signal.throwIfAborted();
    for (let left = moment - performance.now(); left > 0; left = moment - performance.now())
      await delay(left, undefined, { signal }).catch(() => signal.throwIfAborted());
  },
};
