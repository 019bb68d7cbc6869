import type { Outcome, Source } from "../core/answer.ts";
import type { Verdict } from "./verdict.ts";

/** A question as its file asks it. No `gold` means that the knowledge does not answer it: it must be refused. */
export interface GivenQuestion {
  readonly id: string;
  readonly question: string;
  /** The passages that answer it, each of them on its own. */
  readonly gold: readonly Source[];
  readonly reference?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Where it is not known yet what answers it: it is not asked before somebody has taken this out. */
  readonly review?: Review | undefined;
}

/** What people thought of an answer, for whoever finds out what the right one is. */
export interface Review {
  readonly answer: string;
  readonly cited: readonly Source[];
  readonly votes: { readonly up: number; readonly down: number };
  readonly reasons: readonly string[];
  readonly comments: readonly string[];
}

/** What the answer path did with a question. */
export interface Observed {
  readonly outcome: Outcome;
  readonly model: string;
  /** US dollars; null where the model's price is not known. */
  readonly costUsd: number | null;
  /** The sources found, best first, at most ten; absent where the question was not searched for at all. */
  readonly ranking?: readonly Source[];
  /** The sources that the answer cites, in the order of their mention. */
  readonly cited: readonly Source[];
}

export interface EvaluatedQuestion extends GivenQuestion, Observed {
  readonly verdict: Verdict;
}
