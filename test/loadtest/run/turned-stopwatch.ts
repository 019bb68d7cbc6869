import { setImmediate as soon } from "node:timers/promises";
import type { Stopwatch } from "../../../src/loadtest/run/stopwatch.ts";
import { createTurnedClock } from "../../../src/simulators/clock/turned-clock.ts";

export interface TurnedStopwatch extends Stopwatch {
  /** Lets so many milliseconds pass one by one; whoever waits does at its moment what it then does. */
  pass(milliseconds: number): Promise<void>;
  /** So many milliseconds are gone before anybody could do anything, as where the process is held up. */
  lose(milliseconds: number): void;
}

/** A time on which only the test turns: what it takes this machine to do something takes no time. */
export function createTurnedStopwatch(): TurnedStopwatch {
  const { clock, turn } = createTurnedClock();
  return {
    now: clock.now,
    async until(moment, signal) {
      signal.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const cancel = clock.after(Math.max(0, moment - clock.now()), resolve);
      const stop = () => reject(signal.reason);
      signal.addEventListener("abort", stop, { once: true });
      if (moment <= clock.now()) resolve();
      await promise.finally(() => {
        cancel();
        signal.removeEventListener("abort", stop);
      });
    },
    async pass(milliseconds) {
      await soon();
      for (let passed = 0; passed < milliseconds; passed += 1) {
        turn(1);
        await soon();
      }
    },
    lose: turn,
  };
}
