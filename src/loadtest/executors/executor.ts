import type { Stopwatch } from "../run/stopwatch.ts";

/** As k6 names them, and two of ours: `spike` and `replay`. All but the last three are open: they never wait for answers. */
export type ExecutorName =
  | "constant-arrival-rate"
  | "ramping-arrival-rate"
  | "spike"
  | "replay"
  | "constant-vus"
  | "ramping-vus"
  | "shared-iterations";

export interface Iteration {
  /** From 0, in the order of starting; dropped ones leave gaps. */
  readonly index: number;
  /** On the stopwatch, in milliseconds: what every time is measured from. */
  readonly plannedAt: number;
  /** From 0. No two iterations that a closed executor has under way are of one user. */
  readonly user: number;
}

/**
 * `late`: it would have been sent too late to be the planned load. `in-flight`: too many are unanswered already.
 * `not-begun`: the time was over before a user came to it.
 */
export type DropReason = "late" | "in-flight" | "not-begun";

export interface ExecutorPorts {
  readonly stopwatch: Stopwatch;
  /** Ends the run at once, what is under way too. */
  readonly signal: AbortSignal;
  /** When the scenario begins, on the stopwatch; by default when it is run. */
  readonly beginAt?: number;
  /**
   * Asks one question and comes back when it is over. `interrupted` is aborted when nobody waits for it any more:
   * then it notes what it has as not answered, and ends. A rejection otherwise is a bug, and ends the run.
   */
  iterate(iteration: Iteration, interrupted: AbortSignal): Promise<void>;
  /** `plannedAt` is when they were due, on the stopwatch. */
  dropped?(count: number, reason: DropReason, plannedAt: number): void;
}

/** k6's common settings. */
export interface ExecutorSettings {
  /** After the begin of the scenario; 0 by default. */
  readonly startTimeMs?: number;
  /** How long what is under way may go on when the time is over; 30 s by default, as in k6. */
  readonly gracefulStopMs?: number;
}

export interface ExecutorOutcome {
  /** How many were to start: those of the plan that fell due, or for users who loop as many as started. */
  readonly planned: number;
  readonly started: number;
  readonly completed: number;
  /** Started, and not over when nobody waited any more. */
  readonly interrupted: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
  /** Whether the signal ended it before its time. */
  readonly aborted: boolean;
}

export interface Executor {
  readonly name: ExecutorName;
  /** From the begin of the scenario to when nothing starts any more, without the graceful stop. */
  readonly endsAfterMs: number;
  /** Null where it depends on the answers, or on what is drawn. */
  readonly planned: number | null;
  /** Comes back when nothing is under way any more; rejects only with what `iterate` rejected with. */
  run(ports: ExecutorPorts): Promise<ExecutorOutcome>;
}

export const GRACEFUL_STOP_MS = 30_000;

/** Why nobody waits any more for what is still under way: the signal's reason, or that the graceful stop is over. */
export function interruptionBy({ aborted, reason }: AbortSignal): unknown {
  return aborted ? reason : new Error("The time for last answers was over.");
}
