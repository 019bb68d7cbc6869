import { atMost } from "./binomial.ts";

/**
 * The exact McNemar test of pairs of yes and no, two-sided: of the pairs that differ each goes either way as a coin falls,
 * where nothing has changed. p = 2 P(X <= min(b, c)), X of b + c tries of one half, and 1 where b = c (McNemar, 1947;
 * formula 1 of the supplement of Fagerland, Lydersen and Laake, The McNemar test for binary matched-pairs data, 2013).
 * @param broken pairs of yes before and no after
 * @param mended pairs of no before and yes after
 */
export function mcNemar(broken: number, mended: number): number {
  if (broken === mended) return 1;
  return Math.min(1, 2 * atMost(Math.min(broken, mended), broken + mended, 0.5));
}
