import type { Outcome, Source } from "../core/answer.ts";

export interface ObservedCitation {
  readonly source: Source;
  readonly quote: string;
}

export interface ReadPassage {
  readonly source: Source;
  readonly text: string;
  /** What was read with it and may be said of it: title, headings, owner, day of change. */
  readonly about?: string;
}

/** What the answer path did with one case. Everything in it is the same for the same commit and seed. */
export interface Observation {
  readonly outcome: Outcome;
  readonly text: string;
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars; null where the model's price is not known, which is not 0. */
  readonly costUsd: number | null;
  /** As the model endpoint took when it was recorded, in milliseconds; null where nothing was recorded. */
  readonly recordedLatencyMs: number | null;
  readonly cited: readonly ObservedCitation[];
  /** The sources found, best first, at most ten; null where the question was not searched for at all. */
  readonly ranking: readonly Source[] | null;
  /** What the model was given to read. */
  readonly passages: readonly ReadPassage[];
  /** Why statements of the model's draft were left out. */
  readonly dropped: readonly string[];
}
