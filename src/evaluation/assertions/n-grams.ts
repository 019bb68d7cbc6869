/** How often each run of `n` words comes, and how many runs there are. */
export interface NGrams {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

export function nGramsOf(words: readonly string[], n: number): NGrams {
  const counts = new Map<string, number>();
  const total = Math.max(0, words.length - n + 1);
  for (let at = 0; at < total; at += 1) {
    const gram = words.slice(at, at + n).join(" ");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return { counts, total };
}

/** How many of the runs are in both; each as often as it is in the one that has fewer of it. */
export function sharedBy(one: NGrams, other: NGrams): number {
  let shared = 0;
  for (const [gram, count] of one.counts) shared += Math.min(count, other.counts.get(gram) ?? 0);
  return shared;
}

/** Words are what blanks part, in small letters. */
export function lowerWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
}
