import type { Result } from "../result.ts";

/** The most telling of many failures, whatever their number is. */
export interface FirstFailures<Item> {
  /** @param make makes what is kept of it, where it is kept */
  add(result: Result, make: () => Item): void;
  /** Injections, then what broke since the baseline, then the others; each in the order in which they came. */
  first(): readonly Item[];
  /** How many there were, kept or not. */
  all(): number;
}

interface Kept<Item> {
  readonly key: string;
  readonly item: Item;
}

/**
 * Keeps at most so many failures, and lets the least telling go first. Of those with one key, which come one after the
 * other, the most telling is kept and counted.
 * @param keyOf what a reader wants once: a case, however many of its samples fail
 */
export function createFirstFailures<Item>(
  most: number,
  keyOf: (result: Result) => string = (result) => result.case.id,
): FirstFailures<Item> {
  const lists: readonly Kept<Item>[][] = [[], [], []];
  let last: { readonly key: string; readonly rank: number } | undefined;
  let all = 0;
  return {
    add(result, make) {
      const [key, rank] = [keyOf(result), rankOf(result)];
      if (key === last?.key) {
        if (rank >= last.rank) return;
        const before = lists[last.rank];
        if (before?.at(-1)?.key === key) before.pop();
      } else all++;
      last = { key, rank };
      if (kept(rank) >= most) return;
      lists[rank]?.push({ key, item: make() });
      if (kept(OTHERS) > most) lists.findLast((list) => list.length > 0)?.pop();
    },
    first: () => lists.flat().map(({ item }) => item),
    all: () => all,
  };

  /** How many are kept that tell at least as much. */
  function kept(rank: number): number {
    return lists.slice(0, rank + 1).reduce((sum, list) => sum + list.length, 0);
  }
}

const OTHERS = 2;

/** The less, the more it tells: somebody else had a say in the answer; it was better before; it is not as wanted. */
export function rankOf({ verdict, brokeBaseline }: Pick<Result, "verdict" | "brokeBaseline">): number {
  if (verdict.kind === "fail" && verdict.attribution === "injection") return 0;
  return brokeBaseline ? 1 : OTHERS;
}

export function isTelling(result: Pick<Result, "verdict" | "brokeBaseline">): boolean {
  return rankOf(result) < OTHERS;
}
