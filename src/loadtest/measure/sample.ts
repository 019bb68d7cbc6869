import type { QuestionKind } from "../scenario/question-kind.ts";

/** What is known of one question when it is over. Moments are in milliseconds on the run's stopwatch. */
export interface Sample {
  readonly kind: QuestionKind;
  readonly stage: string;
  /** When it was due, whether or not the generator kept to it. */
  readonly plannedAt: number;
  readonly sentAt: number;
  readonly acknowledgedAt?: number | undefined;
  readonly firstTextAt?: number | undefined;
  /** When the answer was complete, or the failure seen. Without it the wait lasted until the sample is added. */
  readonly endedAt?: number | undefined;
  /** How it ended: answered, refused, … A question without an answer is `timed-out` or `failed`. */
  readonly outcome: string;
  readonly error?: string | undefined;
  /** Each check by its name, and whether it held. */
  readonly checks: Readonly<Record<string, boolean>>;
  readonly costUsd?: number | undefined;
  /** Of the prompt and of the answer. */
  readonly tokens?: number | undefined;
}

const WITHOUT_ANSWER: ReadonlySet<string> = new Set(["timed-out", "failed"]);

/** Whether the one who asked got nothing. */
export function isWithoutAnswer({ outcome }: Pick<Sample, "outcome">): boolean {
  return WITHOUT_ANSWER.has(outcome);
}

export function isError(sample: Pick<Sample, "outcome" | "error">): boolean {
  return isWithoutAnswer(sample) || sample.error !== undefined;
}

/** Asked, answered without an error, and every check held. */
export function isRight(sample: Pick<Sample, "outcome" | "error" | "checks">): boolean {
  return !isError(sample) && Object.values(sample.checks).every(Boolean);
}
