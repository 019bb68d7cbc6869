import { createRandom } from "../../simulators/llm/random.ts";
import type { Arrivals } from "./arrivals.ts";
import { momentsOfCounts } from "./moments-of-counts.ts";
import { type RateStages, segmentsOf } from "./rate-stages.ts";

export interface PoissonArrivalsOptions extends RateStages {
  /** A whole number; the same seed gives the same times. */
  readonly seed: number;
}

/**
 * People who know nothing of each other: a Poisson process whose mean rate follows the stages. Gaps of an
 * exponential distribution with mean 1 are laid along the area under the rate (the time change of an
 * inhomogeneous Poisson process), so it holds for a constant rate and for a ramp alike.
 */
export function poissonArrivals({ seed, ...rates }: PoissonArrivalsOptions): Arrivals {
  const segments = segmentsOf(rates);
  return { count: null, starts: () => momentsOfCounts(segments, unitPoisson(seed)) };
}

function* unitPoisson(seed: number): Generator<number> {
  const random = createRandom(seed);
  for (let count = 0; ; ) {
    count -= Math.log(1 - random());
    yield count;
  }
}
