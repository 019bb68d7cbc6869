import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Gives numbers from 0 to 1, the same ones for the same seed. */
export type Random = () => number;

/** The first numbers of seeds that lie close together lie close together as well. */
const SKIPPED = 16;

export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed | 0);
  const next = () => uniformFloat64(generator);
  for (let skipped = 0; skipped < SKIPPED; skipped += 1) next();
  return next;
}
