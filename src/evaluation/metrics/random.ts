import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Gives numbers from 0 up to 1, the same ones for the same seed. */
export type Random = () => number;

/** The first numbers of seeds that lie close together lie close together as well. */
const SKIPPED = 16;
const TWO_TO_32 = 2 ** 32;

/** Of 32 bits, which is enough to draw from far fewer than 2^32 cases, and cheap. */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed | 0);
  for (let skipped = 0; skipped < SKIPPED; skipped += 1) generator.next();
  return () => (generator.next() >>> 0) / TWO_TO_32;
}
