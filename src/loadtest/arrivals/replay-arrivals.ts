import type { Arrivals } from "./arrivals.ts";

export interface ReplayArrivalsOptions {
  /** When each question came, in milliseconds, on any clock. */
  readonly times: readonly number[];
  /** 2 replays an hour in half an hour. */
  readonly speed: number;
}

/** The times of a recorded run again, the first at once. */
export function replayArrivals({ times, speed }: ReplayArrivalsOptions): Arrivals {
  if (!(speed > 0 && Number.isFinite(speed))) throw new RangeError(`A speed is over zero, and not ${speed}.`);
  const inOrder = times.toSorted((one, other) => one - other);
  const [first = 0] = inOrder;
  return { count: inOrder.length, starts: () => inOrder.map((time) => (time - first) / speed) };
}
