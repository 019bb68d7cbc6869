import type { Source } from "../core/answer.ts";

/** A question that somebody voted on, as `ledger eval import` reads it. No `gold` means that it must be refused. */
export interface ExportedCase {
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
