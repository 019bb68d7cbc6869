import { MOST_SAMPLES } from "../metrics/sample-bits.ts";
import { atLeast } from "./binomial.ts";
import type { CaseRecords } from "./case-records.ts";
import { ALPHA, decide } from "./decide.ts";

/** Whole samples of a run, each beside each: all its first answers beside all its second ones, and so on. */
export interface SamplesCheck {
  readonly compared: number;
  /** In so many the gate found a difference, for the worse or for the better, though nothing was changed. */
  readonly differ: number;
}

/**
 * The gate over each two samples as they came, with nothing drawn. Cases that fail together, or a path that gets worse
 * while it is asked, show here and in no drawn rerun. Undefined where no case was asked twice.
 */
export function compareSamples(cases: CaseRecords): SamplesCheck | undefined {
  const last = lastSampleOf(cases);
  let [compared, differ] = [0, 0];
  for (let one = 1; one < last; one++)
    for (let other = one + 1; other <= last; other++) {
      const outcome = decideOf(cases, one, other);
      if (outcome === "not-enough-to-tell") continue;
      compared++;
      if (outcome !== "same") differ++;
    }
  return last < 2 ? undefined : { compared, differ };
}

/** So many differing ones are seen in more than 5 of 100 runs whose samples differ by chance alone. */
export function samplesHold({ compared, differ }: SamplesCheck): boolean {
  return differ === 0 || atLeast(differ, compared, ALPHA) > ALPHA + ROUNDING;
}

const ROUNDING = 1e-9;

function lastSampleOf({ size, sample }: CaseRecords): number {
  for (let number = MOST_SAMPLES; sample && number > 0; number--)
    for (let at = 0; at < size; at++) if (sample(number, at) !== undefined) return number;
  return 0;
}

function decideOf({ size, sample }: CaseRecords, one: number, other: number) {
  let [pairs, lost, won] = [0, 0, 0];
  for (let at = 0; at < size; at++) {
    const [before, after] = [sample?.(one, at), sample?.(other, at)];
    if (before === undefined || after === undefined) continue;
    pairs++;
    if (before && !after) lost++;
    if (after && !before) won++;
  }
  return decide(pairs, lost, won);
}
