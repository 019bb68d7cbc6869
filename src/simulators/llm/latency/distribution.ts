import { z } from "zod";
import type { Random } from "../random.ts";

const amount = z.number().min(0);

/**
 * How a quantity is spread: always the same, evenly between two bounds, or lognormal, as waiting times are, by its
 * median and the value that 95 of 100 stay under.
 */
export const distribution = z.union([
  amount,
  z.strictObject({ uniform: z.tuple([amount, amount]) }),
  z.strictObject({
    lognormal: z.strictObject({ median: z.number().positive(), p95: z.number().positive() }),
  }),
]);

export type Distribution = z.output<typeof distribution>;

/** Draws one value. Takes two random numbers whatever the distribution, so that one does not shift another. */
export function draw(from: Distribution, random: Random): number {
  const [first, second] = [random(), random()];
  if (typeof from === "number") return from;
  if ("uniform" in from) {
    const [low, high] = from.uniform;
    return low + (high - low) * first;
  }
  const { median, p95 } = from.lognormal;
  return median * Math.exp((Math.log(p95 / median) / P95_DEVIATIONS) * normal(first, second));
}

/** How many standard deviations the 95th of 100 is above the middle. */
const P95_DEVIATIONS = 1.6449;

/** Two even numbers make a normal one (Box and Muller). */
function normal(first: number, second: number): number {
  return Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second);
}
