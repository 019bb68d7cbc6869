import type { PairedCases } from "./paired-cases.ts";

/** What became of one pair. */
export interface PairVerdict {
  readonly id: string;
  readonly before: boolean;
  readonly after: boolean;
}

/** The numbers of samples of the pairs in which they differ. */
export interface UnequalSamples {
  readonly pairs: number;
  readonly before: readonly [least: number, most: number];
  readonly after: readonly [least: number, most: number];
}

/**
 * The verdicts of each pair over as many samples on both sides: where one run asked a case more often, over the first so
 * many of it. Of five samples all pass less often than of one, with the same answers; the first samples of both have the
 * same chances, which is all that McNemar's test asks of a pair (McNemar, 1947), and the test stays exact.
 */
export function* verdictsOf({ before, after, beforeAt, afterAt, size }: PairedCases): Generator<PairVerdict> {
  for (let pair = 0; pair < size; pair++) {
    const [was, is] = [beforeAt[pair] ?? 0, afterAt[pair] ?? 0];
    const samples = Math.min(before.samples(was), after.samples(is));
    yield {
      id: before.id(was),
      before: before.leading(was) >= samples,
      after: after.leading(is) >= samples,
    };
  }
}

/** Undefined where each pair has as many samples on both sides. */
export function unequalSamples(paired: PairedCases): UnequalSamples | undefined {
  const was: [number, number] = [Number.POSITIVE_INFINITY, 0];
  const is: [number, number] = [Number.POSITIVE_INFINITY, 0];
  let pairs = 0;
  for (let pair = 0; pair < paired.size; pair++) {
    const before = paired.before.samples(paired.beforeAt[pair] ?? 0);
    const after = paired.after.samples(paired.afterAt[pair] ?? 0);
    if (before === after) continue;
    pairs++;
    widen(was, before);
    widen(is, after);
  }
  return pairs === 0 ? undefined : { pairs, before: was, after: is };
}

function widen(range: [number, number], value: number): void {
  range[0] = Math.min(range[0], value);
  range[1] = Math.max(range[1], value);
}
