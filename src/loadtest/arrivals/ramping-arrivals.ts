import type { Arrivals } from "./arrivals.ts";
import { momentsOfCounts } from "./moments-of-counts.ts";
import { type RateStages, segmentsOf } from "./rate-stages.ts";
import { wholeIn } from "./whole-count.ts";

/**
 * Stages with rates on straight lines between the targets. As in k6's ramping-arrival-rate the nth arrives when
 * the area under the rate is n, so the first one is not at once, and what a stage leaves of a whole one is carried
 * into the next.
 */
export function rampingArrivals(rates: RateStages): Arrivals {
  const segments = segmentsOf(rates);
  const count = wholeIn(segments.reduce((sum, segment) => sum + segment.count, 0));
  return { count, starts: () => momentsOfCounts(segments, wholeNumbersTo(count)) };
}

function* wholeNumbersTo(last: number): Generator<number> {
  for (let number = 1; number <= last; number += 1) yield number;
}
