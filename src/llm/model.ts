import type { RetrievedPassage, Usage } from "../core/answer.ts";
import type { Turn } from "../core/question.ts";

export interface ModelRequest {
  readonly question: string;
  /** The question as it was searched for: with its subject, where it leans on its thread. */
  readonly query: string;
  readonly thread: readonly Turn[];
  /** Best first. The answer refers to the first as `[1]`, to the second as `[2]`. */
  readonly passages: readonly RetrievedPassage[];
}

export interface Generation {
  /** Markdown with `[n]` behind what passage n says; undefined where the passages do not answer. */
  readonly text: string | undefined;
  readonly model: string;
  readonly usage: Usage;
  /** Why this is not what the preferred model would have said. */
  readonly degraded?: string;
}

/** Yields the answer's text so far as it grows, and returns the whole. */
export type GenerationStream = AsyncGenerator<string, Generation>;

export interface Model {
  readonly name: string;
  generate(request: ModelRequest): GenerationStream;
}
