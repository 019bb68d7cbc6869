import type { EmbeddingModel } from "../../core/embedding.ts";
import type { QuestionId } from "../../core/question.ts";

/** As many as people ask again within a while; a vector of 1,536 numbers has 6 KiB. */
const KEPT = 256;

export interface QueryVectors {
  /** Undefined where the model does not tell it in time. */
  of(
    query: string,
    signal: AbortSignal | undefined,
    questionId: QuestionId | undefined,
  ): Promise<Float32Array | undefined>;
  /** Why the latest question had none; undefined where it had one. */
  failure(): string | undefined;
}

/** The vectors of questions: one call each, and none for what was asked a short while ago. */
export function createQueryVectors(
  model: EmbeddingModel,
  onFailure: (error: unknown) => string,
): QueryVectors {
  const kept = new Map<string, Float32Array>();
  let failure: string | undefined;
  return {
    async of(query, signal, questionId) {
      const known = kept.get(query);
      if (known) return known;
      try {
        const vector = await model.query(query, signal, questionId);
        kept.set(query, vector);
        for (const oldest of kept.keys()) {
          if (kept.size <= KEPT) break;
          kept.delete(oldest);
        }
        failure = undefined;
        return vector;
      } catch (error) {
        if (!signal?.aborted) failure = onFailure(error);
        return undefined;
      }
    },
    failure: () => failure,
  };
}
