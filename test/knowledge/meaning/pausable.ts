import type { Scheduler } from "../../../src/core/scheduler.ts";

/** A clock whose pauses end when the test says so. */
export function pausable(): Scheduler & { wake(): void } {
  const waiting = new Set<() => void>();
  return {
    now: () => Date.now(),
    after(_, run) {
      waiting.add(run);
      return () => waiting.delete(run);
    },
    wake() {
      for (const run of waiting) {
        waiting.delete(run);
        run();
      }
    },
  };
}
