import type { Arrivals } from "./arrivals.ts";
import { wholeFrom } from "./whole-count.ts";

export interface ConstantArrivalsOptions {
  /** In each `timeUnitMs`. */
  readonly rate: number;
  readonly timeUnitMs: number;
  readonly durationMs: number;
}

/**
 * Evenly apart, the first at once, as k6's constant-arrival-rate begins: `index * timeUnit / rate`, before the
 * duration is over. Each time is worked out by itself, so that no error adds up over an hour.
 */
export function constantArrivals({ rate, timeUnitMs, durationMs }: ConstantArrivalsOptions): Arrivals {
  const count = wholeFrom((durationMs * rate) / timeUnitMs);
  return {
    count,
    *starts() {
      for (let index = 0; index < count; index += 1) yield (index * timeUnitMs) / rate;
    },
  };
}
