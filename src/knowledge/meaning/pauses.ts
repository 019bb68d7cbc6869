import type { Scheduler } from "../../core/scheduler.ts";

const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 600_000;

export interface Pauses {
  isPausing(): boolean;
  /** Each twice as long as the one before. */
  begin(): void;
  /** The next pause is a short one again. */
  reset(): void;
  end(): void;
}

/** Pauses between tries of what fails; after each of them it is tried again. */
export function createPauses(scheduler: Scheduler, tryAgain: () => void): Pauses {
  let pauseMs = FIRST_PAUSE_MS;
  let isPausing = false;
  let end = () => {};
  return {
    isPausing: () => isPausing,
    begin() {
      if (isPausing) return;
      isPausing = true;
      end = scheduler.after(pauseMs, () => {
        isPausing = false;
        tryAgain();
      });
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    },
    reset() {
      pauseMs = FIRST_PAUSE_MS;
    },
    end: () => end(),
  };
}
