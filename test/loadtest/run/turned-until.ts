import { setTimeout as delay, setImmediate as soon } from "node:timers/promises";
import type { TurnedStopwatch } from "./turned-stopwatch.ts";

export interface Turning {
  /** How much time passes at once, in milliseconds. */
  readonly tickMs?: number;
  /** How much passes between two rests. */
  readonly stepMs?: number;
}

/** Beside the time of a turn: sockets get theirs, and nobody takes the turning for work of the generator's. */
const REST = 2;

/** Turns the time until it is over; between two turns the machine rests for longer than a turn takes. */
export async function turnedUntil<T>(
  stopwatch: TurnedStopwatch,
  promise: Promise<T>,
  { tickMs = 1, stepMs = 20 }: Turning = {},
): Promise<T> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  promise.then(over, over);
  while (!isOver) {
    const begunAt = performance.now();
    for (let passed = 0; passed < stepMs; passed += tickMs) {
      stopwatch.lose(tickMs);
      await soon();
    }
    await delay(REST * (performance.now() - begunAt));
  }
  return promise;
}
