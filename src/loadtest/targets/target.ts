import type { Sample } from "../measure/sample.ts";
import type { Stopwatch } from "../run/stopwatch.ts";
import type { Asked, PlannedQuestion } from "./question.ts";

/** Where questions of the plan are asked. */
export interface Target {
  /**
   * Asks at once, and comes back when the question is over: answered, refused, failed or given up. Never rejects; what
   * became of it is told as a sample.
   */
  ask(question: PlannedQuestion, signal: AbortSignal): Promise<Asked>;
  /** How many questions are asked and not over. */
  open(): number;
  /** Tells the samples that are held back until it is seen whether a second message comes. */
  settle(): Promise<void>;
  /** Gives up what is open, and closes connections. Safe to call again. */
  stop(): Promise<void>;
}

export interface TargetPorts {
  readonly stopwatch: Stopwatch;
  /** Told of each question once, when all that is known of it is known. */
  readonly sample: (sample: Sample) => void;
  /** Told of a check that held in a sample that was told, and no longer does. */
  readonly late: (check: string, of: Sample) => void;
}
