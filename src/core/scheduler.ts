import { type Clock, systemClock } from "./clock.ts";

/** A clock that also wakes, so that a test can turn the time of what happens later. */
export interface Scheduler extends Clock {
  /** Runs once after so many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemScheduler: Scheduler = {
  now: systemClock.now,
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
