import type { Scheduler } from "./scheduler.ts";

/** A scheduler that forgets all that waits, so that nothing rings after the simulator stopped. */
export interface StoppableScheduler extends Scheduler {
  stop(): void;
}

export function createStoppableScheduler(scheduler: Scheduler): StoppableScheduler {
  const waiting = new Set<() => void>();
  let stopped = false;

  return {
    now: scheduler.now,
    after(milliseconds, run) {
      if (stopped) return () => {};
      const cancel = () => {
        waiting.delete(cancel);
        cancelAlarm();
      };
      const cancelAlarm = scheduler.after(milliseconds, () => {
        waiting.delete(cancel);
        run();
      });
      waiting.add(cancel);
      return cancel;
    },
    stop() {
      stopped = true;
      for (const cancel of waiting) cancel();
    },
  };
}
