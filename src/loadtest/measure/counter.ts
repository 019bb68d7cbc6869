import type { CounterFigures } from "./figures.ts";

/** One sum while it grows. */
export interface Counter {
  add(value: number): void;
  /** @param seconds over which the rate is taken */
  figures(seconds: number): CounterFigures;
}

/** @param first what it stands at before anything was added; without it, nothing is known until then */
export function createCounter(first?: number): Counter {
  let sum = first;
  return {
    add(value) {
      sum = (sum ?? 0) + value;
    },
    figures: (seconds) => ({
      count: sum ?? null,
      rate: sum === undefined || seconds <= 0 ? null : sum / seconds,
    }),
  };
}
