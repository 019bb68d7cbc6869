import type { RunningStack } from "../up/running-stack.ts";

/** One thing that must be seen before the stack counts as ready. */
export interface Verification {
  /** What is claimed, such as `Prometheus' targets are up`. */
  readonly claim: string;
  /**
   * Waits for it as long as it may take. Where what it is about does not run, there is nothing to see.
   * @param notYet hears what is not there yet, each time it was looked for
   */
  readonly check: (stack: RunningStack, signal: AbortSignal, notYet?: NotYet) => Promise<Verdict>;
}

export type NotYet = (said: string) => void;

export interface Verdict {
  readonly seen: "yes" | "in part" | "no" | "nothing to see";
  /** What was seen, or what instead. */
  readonly said: string;
  /** All that is not there, where not all of it is named in what is said. */
  readonly missing?: readonly string[];
}
