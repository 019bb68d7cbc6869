import type { Source } from "../../core/answer.ts";

/** The share of the gold that is among the first `k`. */
export function recallAt(k: number, ranking: readonly Source[], gold: readonly Source[]): number {
  const first = new Set(ranking.slice(0, k));
  return gold.filter((source) => first.has(source)).length / gold.length;
}

/** One over the rank of the first gold; 0 where there is none. */
export function reciprocalRank(ranking: readonly Source[], gold: readonly Source[]): number {
  const at = ranking.findIndex((source) => gold.includes(source));
  return at < 0 ? 0 : 1 / (at + 1);
}

/** Järvelin and Kekäläinen's normalised discounted gain, where a source is gold or not. */
export function ndcgAt(k: number, ranking: readonly Source[], gold: readonly Source[]): number {
  const gains = ranking.slice(0, k).map((source, at) => (gold.includes(source) ? discount(at) : 0));
  const ideal = Array.from({ length: Math.min(k, gold.length) }, (_, at) => discount(at));
  return sum(gains) / sum(ideal);
}

function discount(at: number): number {
  return 1 / Math.log2(at + 2);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
