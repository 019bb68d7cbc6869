/** How often one check held. */
export interface CheckCount {
  readonly name: string;
  readonly passes: number;
  readonly fails: number;
}

/** Counts checks as samples come, and keeps none of them. */
export interface CheckTally {
  add(checks: Readonly<Record<string, boolean>>): void;
  /** A check that was counted as held, and no longer does. */
  revoke(check: string): void;
  /** In the order in which the checks were first seen. */
  counts(): readonly CheckCount[];
}

export function createCheckTally(): CheckTally {
  const counts = new Map<string, { passes: number; fails: number }>();
  const of = (name: string) => {
    const known = counts.get(name) ?? { passes: 0, fails: 0 };
    counts.set(name, known);
    return known;
  };
  return {
    add(checks) {
      for (const [name, holds] of Object.entries(checks)) of(name)[holds ? "passes" : "fails"] += 1;
    },
    revoke(check) {
      const count = of(check);
      count.passes -= 1;
      count.fails += 1;
    },
    counts: () => [...counts].map(([name, { passes, fails }]) => ({ name, passes, fails })),
  };
}
