import { atLeast, binomial } from "./binomial.ts";
import { ALPHA, LEAST_PAIRS } from "./decide.ts";
import { mcNemar } from "./mcnemar.ts";

/** How often a drop of that size would be found. */
export const POWER = 0.8;

/** Of more pairs a formula is as good as the sum over all that can happen. */
const MOST_SUMMED = 1_000;
const Z_ALPHA = 1.959963984540054;
const Z_POWER = 0.8416212335729143;

/**
 * The smallest drop of the share of passes, in thousandths, that the exact McNemar test would have found in 8 of 10 runs of
 * so many pairs, where besides it as many pairs turn either way as `churn` says. Null where it would find none, and of
 * pairs that are too few for the gate.
 * @param churn the share of pairs that differ by chance, half of them each way
 */
export function smallestEffect(pairs: number, churn: number): number | null {
  let [below, enough] = [0, Math.floor((1 - churn) * STEPS)];
  if (pairs < LEAST_PAIRS || powerOf(pairs, enough / STEPS, churn) < POWER) return null;
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2);
    if (powerOf(pairs, middle / STEPS, churn) >= POWER) enough = middle;
    else below = middle;
  }
  return enough / STEPS;
}

const STEPS = 1_000;

/** How often a drop is found: exactly for few pairs, after Connor (Sample size for testing differences, 1987) for many. */
export function powerOf(pairs: number, drop: number, churn: number): number {
  if (drop <= 0) return 0;
  const differing = drop + churn;
  if (pairs <= MOST_SUMMED) return summedPower(pairs, drop, differing);
  const needed =
    (Z_ALPHA * Math.sqrt(differing) + Z_POWER * Math.sqrt(differing - drop ** 2)) ** 2 / drop ** 2;
  return pairs >= needed ? POWER : 0;
}

/** Over each number of pairs that may differ: how likely it is, and how likely it is then that enough of them are broken. */
function summedPower(pairs: number, drop: number, differing: number): number {
  const broken = Math.min(1, (drop + (differing - drop) / 2) / differing);
  const spread = 6 * Math.sqrt(pairs * differing * (1 - differing)) + 6;
  const first = Math.max(0, Math.floor(pairs * differing - spread));
  const last = Math.min(pairs, Math.ceil(pairs * differing + spread));
  let power = 0;
  for (let differ = first; differ <= last; differ++)
    power += binomial(differ, pairs, differing) * atLeast(leastBroken(differ), differ, broken);
  return power;
}

const known = new Map<number, number>();

/** How many of the pairs that differ must be broken for the test to say so; more than there are where none are enough. */
function leastBroken(differ: number): number {
  const before = known.get(differ);
  if (before !== undefined) return before;
  let least = Math.ceil(differ / 2);
  while (least <= differ && mcNemar(least, differ - least) >= ALPHA) least++;
  known.set(differ, least);
  return least;
}
