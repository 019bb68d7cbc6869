import { setTimeout as delay } from "node:timers/promises";

/** The time and the wait for it, so that a test can let time go faster. */
export interface Timing {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Throws as soon as the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemTiming: Timing = {
  now: () => Date.now(),
  async wait(milliseconds, signal) {
    signal?.throwIfAborted();
    if (milliseconds > 0) await delay(milliseconds, undefined, { ...(signal && { signal }) });
  },
};
