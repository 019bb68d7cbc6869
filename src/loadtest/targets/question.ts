import type { Sample } from "../measure/sample.ts";

/** What is asked, and how the answer is to be held against it. */
export interface LoadQuestion {
  readonly text: string;
  readonly kind: Sample["kind"];
  /**
   * The passages (`path.md#anchor`) or documents (`path.md`) any of which is a right source; empty where the knowledge
   * does not hold the answer. Without it any source is right.
   */
  readonly gold?: readonly string[];
  /** It is asked for what follows in its thread, and its own answer is not judged by its source. */
  readonly isOpener?: true;
}

/** One question of the plan, with its time on the stopwatch. */
export interface PlannedQuestion extends LoadQuestion {
  readonly stage: string;
  readonly plannedAt: number;
  /** Numbers of a person and of a channel, from 0 on; over HTTP there are no channels. */
  readonly user: number;
  readonly channel: number;
  /** For a follow-up: the thread that it is asked in, as `Asked` named it. */
  readonly thread?: string;
}

/** How a question ended. */
export interface Asked {
  readonly outcome: string;
  /** Where it was answered, for a follow-up of the same person in the same channel. */
  readonly thread?: string;
}
