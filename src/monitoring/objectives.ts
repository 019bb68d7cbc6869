/** What is promised to those who ask, over 30 days. */
export interface Objective {
  readonly name: "availability" | "latency" | "errors";
  /** The promise in words. */
  readonly promise: string;
  /** The share that may be bad. */
  readonly budget: number;
  /** The recorded share that is bad; a window such as `1h` follows. */
  readonly badRatio: string;
  /** The recorded count of what was bad, where single things are; a window follows. */
  readonly badCount?: string;
}

/** An answer that takes longer is slow. */
export const SLOW_AFTER_SECONDS = 5;

/** One failure in a quiet hour is all of that hour, and wakes nobody: so many bad ones, or fewer, tell nothing. */
export const FEW_BAD = 4;

export const OBJECTIVES: readonly Objective[] = [
  {
    name: "availability",
    promise: "99.5 % available",
    budget: 0.005,
    badRatio: "ledger:unavailable:ratio_",
  },
  {
    name: "latency",
    promise: `95 % of the answers within ${SLOW_AFTER_SECONDS} seconds`,
    budget: 0.05,
    badRatio: "ledger:slow:ratio_",
    badCount: "ledger:slow:count_",
  },
  {
    name: "errors",
    promise: "less than 1 % of the questions without an answer",
    budget: 0.01,
    badRatio: "ledger:errors:ratio_",
    badCount: "ledger:errors:count_",
  },
];

export function objectiveOf(name: Objective["name"]): Objective {
  const found = OBJECTIVES.find((objective) => objective.name === name);
  if (!found) throw new Error(`There is no objective of ${name}.`);
  return found;
}
