/**
 * Softens how much the first places count against those after them. Of Cormack, Clarke and Büttcher, "Reciprocal
 * rank fusion", SIGIR 2009, who found that its value hardly matters.
 */
const K = 60;

/** Joins rankings whose scores cannot be compared: what several of them have near their top comes first. */
export function fuseByRank(rankings: readonly (readonly string[])[]): string[] {
  const scores = new Map<string, number>();
  for (const ranking of rankings)
    for (const [at, key] of ranking.entries()) scores.set(key, (scores.get(key) ?? 0) + 1 / (K + at + 1));
  return [...scores].sort(([, a], [, b]) => b - a).map(([key]) => key);
}
