import { type Clock, systemClock } from "../../core/clock.ts";

/** A clock that also wakes: whatever the simulator does later goes through it, so that a test can turn time. */
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
