import type { RateSegment } from "./rate-stages.ts";
import { wholeIn } from "./whole-count.ts";

/**
 * When so many have arrived, for counts that only grow; ends with the first count that the stages never reach.
 * The area under the rate up to a moment is how many arrived: `from * t + (to - from) / (2 * duration) * t * t`,
 * solved for t.
 */
export function* momentsOfCounts(
  segments: readonly RateSegment[],
  counts: Iterable<number>,
): Generator<number> {
  let at = 0;
  for (const count of counts) {
    for (let here = segments[at]; here && !reaches(here, count); here = segments[at]) at += 1;
    const segment = segments[at];
    if (!segment) return;
    yield segment.beginMs + momentWithin(segment, count - segment.countBefore);
  }
}

function reaches({ countBefore, count: within }: RateSegment, count: number): boolean {
  const reached = countBefore + within;
  // A whole count that rounding has moved past the end of the stage belongs to it.
  return within > 0 && (count <= reached || (Number.isInteger(count) && count <= wholeIn(reached)));
}

/** The root in the form that loses no digits where the line is nearly level, and is right where it is level. */
function momentWithin({ from, to, durationMs }: RateSegment, count: number): number {
  const slope = (to - from) / durationMs;
  const root = Math.sqrt(Math.max(0, from * from + 2 * slope * count));
  return Math.min(durationMs, Math.max(0, (2 * count) / (from + root)));
}
