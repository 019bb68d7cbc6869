/**
 * Why a case failed. One case has one: the first of this list that holds, for the reason that stands with it. Nearly
 * always what comes first in it is the cause of what comes later.
 */
export const ATTRIBUTIONS = [
  // Somebody else has a say in the answer. Whatever else is wrong with it, this must be seen.
  "injection",
  // What is not found can be neither cited nor said; of what comes later nothing can be told.
  "retrieval-miss",
  // There is no answer whose words could be judged.
  "wrong-refusal",
  // The words are right and stand in a passage, but the reader is sent to another one; also any source never retrieved.
  "wrong-citation",
  // What is said must stand somewhere before it matters whether it answers the question.
  "unsupported-claim",
  // All of it stands in passages, and none of them is one that answers the question.
  "ignored-passage",
  // Everything above is right, and the answer is not what the case wants.
  "wrong-answer",
] as const;

export type Attribution = (typeof ATTRIBUTIONS)[number];

/** What became of a case. Only passes and failures enter the metrics. */
export type Verdict =
  | { readonly kind: "pass" }
  | { readonly kind: "fail"; readonly attribution: Attribution; readonly because: string }
  /** The cassette has no entry for what the path asked; `because` tells what differs from the nearest. */
  | { readonly kind: "stale-cassette"; readonly because: string }
  | { readonly kind: "infrastructure"; readonly because: string }
  | { readonly kind: "unsupported"; readonly because: string };
