/** How often something was said, in a bounded number of ways. */
export interface Reasons {
  add(reason: string, times?: number): void;
  counts(): Readonly<Record<string, number>>;
}

const OTHERS = "others";

/** @param most ways told apart; what is said in another way after that counts to the others */
export function createReasons(most = 50): Reasons {
  const counts = new Map<string, number>();
  return {
    add(reason, times = 1) {
      const told = counts.has(reason) || counts.size < most ? reason : OTHERS;
      counts.set(told, (counts.get(told) ?? 0) + times);
    },
    counts: () => Object.fromEntries(counts),
  };
}
