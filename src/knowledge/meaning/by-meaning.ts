import { EVERYONE } from "../../core/audience.ts";
import type { EmbeddingModel, EmbeddingStore } from "../../core/embedding.ts";
import { reasonOf } from "../../core/errors.ts";
import type { Emit } from "../../core/events.ts";
import { type Scheduler, systemScheduler } from "../../core/scheduler.ts";
import type { KnowledgeMoment, LiveKnowledge } from "../knowledge.ts";
import { createQueryVectors } from "./query-vectors.ts";
import { MEANING_DEPTH, searchFused } from "./search-fused.ts";
import type { VectorIndex } from "./vector-index.ts";
import { createVectorKeeper } from "./vector-keeper.ts";

export interface KnowledgeByMeaning extends LiveKnowledge {
  meaningOf: NonNullable<LiveKnowledge["meaningOf"]>;
  /** Ends when all passages have vectors, or cannot have them for now. */
  settled(): Promise<void>;
}

export interface MeaningOptions {
  readonly model: EmbeddingModel;
  readonly store?: EmbeddingStore | undefined;
  readonly emit: Emit;
  readonly scheduler?: Scheduler;
}

/**
 * Adds the search by meaning to what is searched by words. Vectors are computed in the background, when it is opened
 * and after each change; until all of them are there, and wherever the model or the database fails, the words alone
 * count.
 */
export function byMeaning(
  knowledge: LiveKnowledge,
  { model, store, emit, scheduler = systemScheduler }: MeaningOptions,
): KnowledgeByMeaning {
  const onFailure = (error: unknown) => {
    const message = reasonOf(error);
    emit({ type: "embeddings_failed", model: model.name, message });
    return message;
  };
  const keeper = createVectorKeeper(knowledge, { model, store, emit, scheduler, onFailure });
  const queries = createQueryVectors(model, onFailure);
  return {
    ...knowledge,
    meaningOf: (...asked) => meaningIn(knowledge.version(), keeper.current())(...asked),
    search: searchOf(knowledge),
    asOfNow() {
      const moment = knowledge.asOfNow();
      return {
        ...moment,
        meaningOf: meaningIn(moment.version(), keeper.current()),
        search: searchOf(moment),
      };
    },
    status() {
      const vectors = keeper.status();
      const failure = vectors.failure ?? queries.failure();
      return { ...knowledge.status(), embeddings: { ...vectors, ...(failure !== undefined && { failure }) } };
    },
    settled: keeper.settled,
    async close() {
      keeper.close();
      await knowledge.close();
    },
  };

  function meaningIn(version: string, index: VectorIndex | undefined): KnowledgeByMeaning["meaningOf"] {
    return async (query, viewer = EVERYONE, signal, questionId) => {
      const vector = index && (await queries.of(query, signal, questionId));
      const nearest = vector && (await index.nearest(vector, MEANING_DEPTH, viewer));
      return nearest && { version, viewer, nearest };
    };
  }
}

/** By words and by meaning, or by words where the meaning is not known to this version and this viewer. */
function searchOf(words: KnowledgeMoment): KnowledgeMoment["search"] {
  return (query, limit, viewer = EVERYONE, meaning) =>
    meaning && meaning.version === words.version() && meaning.viewer === viewer
      ? searchFused(words, { query, limit, viewer, nearest: meaning.nearest })
      : words.search(query, limit, viewer);
}
