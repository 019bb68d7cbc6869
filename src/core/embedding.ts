import type { QuestionId } from "./question.ts";
import type { SearchPlace } from "./searched-vectors.ts";

/** Turns texts into vectors: texts of a like meaning lie in a like direction. Every vector has the same length. */
export interface EmbeddingModel {
  readonly name: string;
  /** One vector for each text, in their order. Tries again what may pass; throws where there are none. */
  passages(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
  /** One try with a short deadline, because somebody waits for the answer: who asked the question, where it is given. */
  query(text: string, signal?: AbortSignal, questionId?: QuestionId): Promise<Float32Array>;
}

/** Keeps what was computed, by the name of the model and a key of the text; what is kept never changes. */
export interface EmbeddingStore {
  load(model: string, keys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  keep(model: string, vectors: ReadonlyMap<string, Uint8Array>): Promise<void>;
  /** Does the work unless another process is at the same for this model; then it is false, and nothing was done. */
  alone(model: string, work: () => Promise<void>): Promise<boolean>;
  /** Where the vectors can be searched at this time; without it in memory. */
  searchPlace?(): Promise<SearchPlace>;
}
