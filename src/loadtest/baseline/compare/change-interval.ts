import { createRandom } from "../../../simulators/llm/random.ts";
import type { ComparedFigure } from "./compared-figures.ts";
import { expandedTail } from "./expanded-tail.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How often the repeats are drawn anew. */
const REPLICATES = 4_000;

/**
 * The bootstrap interval of the change of a figure's mean, with each repeat as one observation: what follows on another
 * within a run is not independent, whole runs are. The repeats of each side are drawn with replacement (Efron and
 * Tibshirani, An Introduction to the Bootstrap, 1993), and the percentiles are taken further out, since those of few
 * repeats make an interval that is too narrow (Hesterberg, What Teachers Should Know About the Bootstrap, 2015).
 * @param change as a share of the mean before, or in points
 * @param tail the chance on either side: 0.025 for an interval of 95 %
 */
export function changeInterval(
  before: readonly number[],
  after: readonly number[],
  { change, tail, seed }: Pick<ComparedFigure, "change"> & { readonly tail: number; readonly seed: number },
): Interval | null {
  const random = createRandom(seed);
  const was = drawnMeans(before, random);
  const is = drawnMeans(after, random);
  if (change === "relative" && was.some((mean) => mean <= 0)) return null;
  const changes = was.map((mean, at) => ((is[at] ?? 0) - mean) / (change === "relative" ? mean : 1)).sort();
  const share = expandedTail(tail, Math.min(before.length, after.length));
  const out = Math.min(REPLICATES - 1, Math.floor(share * REPLICATES));
  return { low: changes[out] ?? 0, high: changes[REPLICATES - 1 - out] ?? 0 };
}

function drawnMeans(values: readonly number[], random: () => number): Float64Array {
  const means = new Float64Array(REPLICATES);
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw++) sum += values[Math.floor(random() * values.length)] ?? 0;
    means[replicate] = sum / values.length;
  }
  return means;
}
