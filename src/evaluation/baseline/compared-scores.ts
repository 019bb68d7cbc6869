import { type MetricName, SCORED } from "../metrics/measures.ts";
import type { PairedScore } from "./comparison.ts";
import { LEAST_PAIRS } from "./decide.ts";
import { holm } from "./holm.ts";
import { pairedBootstrap } from "./paired-bootstrap.ts";
import type { PairedCases } from "./paired-cases.ts";

/** Each score that both runs have, on the cases on which both have it. */
export function comparedScores(pairs: PairedCases, seed: number): PairedScore[] {
  const compared = SCORED.flatMap((metric) => comparedScore(metric, pairs, seed) ?? []);
  const tested = compared.filter(({ p }) => p !== null);
  const adjusted = holm(tested.map(({ p }) => p ?? 1));
  const byMetric = new Map(tested.map(({ metric }, at) => [metric, adjusted[at] ?? 1]));
  return compared.map((score) => ({ ...score, p: rounded(byMetric.get(score.metric)) }));
}

function comparedScore(metric: MetricName, pairs: PairedCases, seed: number): PairedScore | undefined {
  const differences = new Float32Array(pairs.size);
  let [both, sumBefore, sumAfter] = [0, 0, 0];
  for (let pair = 0; pair < pairs.size; pair++) {
    const was = pairs.before.score(metric, pairs.beforeAt[pair] ?? 0);
    const is = pairs.after.score(metric, pairs.afterAt[pair] ?? 0);
    if (Number.isNaN(was) || Number.isNaN(is)) continue;
    differences[both++] = is - was;
    sumBefore += was;
    sumAfter += is;
  }
  if (both === 0) return undefined;
  const { low, high, p } = pairedBootstrap(differences.subarray(0, both), seed);
  return {
    metric,
    pairs: both,
    before: rounded(sumBefore / both) ?? 0,
    after: rounded(sumAfter / both) ?? 0,
    interval: { low: rounded(low) ?? 0, high: rounded(high) ?? 0 },
    p: both < LEAST_PAIRS ? null : p,
  };
}

function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 1e6) / 1e6;
}
