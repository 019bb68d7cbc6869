import type { EmbeddingStore } from "../core/embedding.ts";
import type { Emit } from "../core/events.ts";
import type { LiveKnowledge } from "../knowledge/live-knowledge.ts";
import type { DayBudget } from "../llm/budget.ts";
import { createEmbeddings } from "../llm/embeddings/create-embeddings.ts";

export interface ByMeaningOptions {
  readonly emit: Emit;
  /** Keeps what is computed; without it that lasts as long as the process. */
  readonly store?: EmbeddingStore;
  /** What calls of the model are charged to. */
  readonly budget?: DayBudget;
  /** What requests to the model go through in place of Node's own. */
  readonly fetch?: typeof fetch;
}

export interface SearchedKnowledge extends LiveKnowledge {
  /** Ends when all passages have vectors, or cannot have them for now; absent where they get none. */
  settled?(): Promise<void>;
}

/** The knowledge, searched by meaning too where a model is set for that. */
export async function searchedByMeaning(
  knowledge: LiveKnowledge,
  settings: Parameters<typeof createEmbeddings>[0],
  { budget, fetch, ...options }: ByMeaningOptions,
): Promise<SearchedKnowledge> {
  const model = await createEmbeddings(settings, {
    ...(budget && { budget }),
    ...(fetch && { fetch }),
    emit: options.emit,
  });
  if (!model) return knowledge;
  const { byMeaning } = await import("../knowledge/meaning/by-meaning.ts");
  return byMeaning(knowledge, { model, ...options });
}
