import type { Audiences } from "./audience.ts";

/** Where a passage stands: `path/from/root.md#anchor`. */
export type Source = string;

/** A piece of the knowledge that can be retrieved and cited. */
export interface Passage {
  readonly source: Source;
  /** The document's title. */
  readonly title: string;
  /** The headings above the passage, outermost first; empty before the first heading. */
  readonly headings: readonly string[];
  /** Markdown, without the heading itself. */
  readonly text: string;
  /** Who answers for the document, where it says so. */
  readonly owner?: string;
  /** The day on which the document was last changed, where it says so, as `2026-10-13`. */
  readonly updated?: string;
  /** For whom the document is, where it is not for everybody. */
  readonly audiences?: Audiences;
  /** Where a person reads it, if it is on the web. */
  readonly url?: string;
}

export interface RetrievedPassage extends Passage {
  /** Comparable within one search only. */
  readonly score: number;
  /** The share of the question's informative words that the passage holds, from 0 to 1. */
  readonly coverage: number;
  /**
   * The score as a share of what a passage would have that said every word of the question over and over. Unlike the
   * score it can be compared between questions; pairs of words and the document may lift it above 1.
   */
  readonly strength: number;
}

export interface Citation {
  /** The number in the answer's text, as in `[1]`. */
  readonly marker: number;
  readonly source: Source;
  readonly title: string;
  /** The words of the source that carry the answer. */
  readonly quote: string;
  /** Where a person reads it, if it is on the web. */
  readonly url?: string;
  /** The document is not for everybody: what is read by others than its audiences leaves it out. */
  readonly restricted?: true;
}

/** What a model call used. `costUsd` is absent where the model's price is not known. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd?: number;
  /** Of the input, what the endpoint had in its prompt cache, and what it put there; absent where there was none. */
  readonly cacheReadTokens?: number;
  readonly cacheWriteTokens?: number;
  /** Some of it is counted from the texts, because the endpoint did not tell what was used. */
  readonly estimated?: true;
}

export const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };

/** `noted` is for a wish that asks for no answer, such as to be silent here. */
export const OUTCOMES = [
  "answered",
  "refused",
  "clarify",
  "handed-over",
  "limited",
  "noted",
  "failed",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Answer {
  readonly outcome: Outcome;
  /** Markdown; `[n]` refers to the citation with that marker. */
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly model: string;
  readonly usage: Usage;
  /** It was made for somebody else who asked the same, and cost nothing. */
  readonly cached?: true;
  /** Why the answer is less than it could have been, where it is. */
  readonly degraded?: string;
  /** When to ask again, in milliseconds since the epoch, where a limit turned the question away. */
  readonly retryAt?: number;
  /** Its text tells of documents that are not for everybody, whether it cites them or not. */
  readonly restricted?: true;
}

/** An answer that no model had a part in. */
export function plainAnswer(outcome: Outcome, text: string): Answer {
  return { outcome, text, citations: [], model: "none", usage: NO_USAGE };
}

/** What the answer path tells while it works. */
export type Progress =
  | { readonly type: "retrieved"; readonly passages: readonly RetrievedPassage[] }
  | { readonly type: "text"; readonly text: string };
