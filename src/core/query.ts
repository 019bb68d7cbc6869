/** A text that is searched for, and how much each of its words counts beside those of the question, which count 1. */
export interface WeightedText {
  readonly text: string;
  readonly weight: number;
}

/** What the knowledge is searched for: one text, or several of which some count for less. */
export type Query = string | readonly WeightedText[];

export function textsOf(query: Query): readonly WeightedText[] {
  return typeof query === "string" ? [{ text: query, weight: 1 }] : query;
}
