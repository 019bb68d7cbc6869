import type { RateFigures } from "./figures.ts";

/** One rate while it grows. */
export interface Rate {
  add(passed: boolean): void;
  /** Takes one back that was added as passed: it did not, after all. */
  turn(): void;
  figures(): RateFigures;
}

export function createRate(): Rate {
  let passes = 0;
  let fails = 0;
  return {
    add(passed) {
      if (passed) passes += 1;
      else fails += 1;
    },
    turn() {
      if (passes > 0) passes -= 1;
      fails += 1;
    },
    figures: () => ({ rate: passes + fails === 0 ? null : passes / (passes + fails), passes, fails }),
  };
}
