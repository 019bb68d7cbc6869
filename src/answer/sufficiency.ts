import type { RetrievedPassage } from "../core/answer.ts";

/** Of the question's informative words a passage must hold this share, or it is about something else. */
export const MIN_COVERAGE = 0.45;

/** A passage further down may be the one that holds the question's words. */
const LOOKED_AT = 3;

/** Whether the passages can be expected to answer the question that they were retrieved for. */
export function areSufficient(passages: readonly RetrievedPassage[]): boolean {
  return passages.slice(0, LOOKED_AT).some(({ coverage }) => coverage >= MIN_COVERAGE);
}
