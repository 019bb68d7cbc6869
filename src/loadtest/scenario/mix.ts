import type { QuestionKind } from "./question-kind.ts";

/** A question with what is known of its right answer. */
export interface Question {
  readonly text: string;
  /** Where it stands in a file of questions. */
  readonly id?: string;
  /**
   * Passages any of which answers it, as `file.md#anchor`; empty where it is to be refused, absent for a question that is
   * written in the scenario.
   */
  readonly gold?: readonly string[];
  /** It is asked for the follow-up that comes after it. */
  readonly isOpener?: true;
  /** What was asked before it in the thread, for a follow-up that only then makes sense. */
  readonly after?: string;
}

export interface Share {
  /** Beside the weights of the others. */
  readonly weight: number;
  readonly questions: readonly Question[];
}

/** What is asked, each kind with a weight over 0. */
export interface Mix {
  readonly shares: Readonly<Partial<Record<QuestionKind, Share>>>;
  /** The limit that questions over the limit exceed: the bot under test has to be set to it. */
  readonly userLimit?: UserLimit;
}

/** So many questions of one person in each time. */
export interface UserLimit {
  readonly questions: number;
  readonly perMs: number;
}
