import type { QuestionId } from "../../core/question.ts";

export type Attributes = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Something that took its time. Times are in milliseconds since the epoch. */
export interface PlannedSpan {
  readonly name: string;
  readonly kind: "server" | "client" | "internal";
  readonly startMs: number;
  readonly endMs: number;
  readonly attributes: Attributes;
  /** What went wrong, in one word. */
  readonly error?: string;
}

/** Something that happened at a moment of it. */
export interface TracedMoment {
  readonly name: string;
  readonly atMs: number;
  readonly attributes: Attributes;
}

/** What became of a question, from its arrival to its answer. */
export interface QuestionTrace {
  readonly questionId: QuestionId;
  readonly whole: PlannedSpan;
  readonly steps: readonly PlannedSpan[];
  readonly moments: readonly TracedMoment[];
}
