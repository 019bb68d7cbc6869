import type { Outcome, Source } from "../core/answer.ts";

/** What went wrong, where something did. One question has one. */
export type Attribution = "retrieval-miss" | "ignored-passage" | "wrong-refusal" | "false-answer";

export type Verdict = "pass" | Attribution;

/** The attributions, in the order in which they are listed. */
export const ATTRIBUTIONS = [
  "retrieval-miss",
  "ignored-passage",
  "wrong-refusal",
  "false-answer",
] as const satisfies readonly Attribution[];

export interface Judged {
  readonly gold: readonly Source[];
  readonly outcome: Outcome;
  readonly ranking?: readonly Source[];
  readonly cited: readonly Source[];
}

/** A question with gold passes when its answer cites one of it, a question without when it is not answered. */
export function judge({ gold, outcome, ranking, cited }: Judged): Verdict {
  const answered = outcome === "answered";
  const isGold = (source: Source) => gold.includes(source);
  if (gold.length === 0) return answered ? "false-answer" : "pass";
  if (answered && cited.some(isGold)) return "pass";
  // A question that was turned away before any search says nothing about the search.
  if (ranking && !ranking.some(isGold)) return "retrieval-miss";
  return answered ? "ignored-passage" : "wrong-refusal";
}
