import fc from "fast-check";
import type { Passage } from "../../src/core/answer.ts";
import type { Viewer } from "../../src/core/audience.ts";
import type { EmbeddingModel, EmbeddingStore } from "../../src/core/embedding.ts";
import { createIndexer } from "../../src/knowledge/meaning/create-indexer.ts";
import type { VectorIndex } from "../../src/knowledge/meaning/vector-index.ts";

export const VIEWERS: readonly Viewer[] = ["everyone", "channel:C1", "user:U1"];
/** Kept to the last digit, because a byte holds each of its numbers. */
export const VECTOR = fc
  .tuple(
    fc.constantFrom(-127, 127),
    fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 7, maxLength: 7 }),
  )
  .map(([largest, numbers]) => [largest, ...numbers]);
export const PASSAGE = fc.record({ viewer: fc.constantFrom(...VIEWERS), numbers: VECTOR });

/** One passage for each viewer who may see it. */
export function passages(viewers: readonly Viewer[]): readonly Passage[] {
  return viewers.map((viewer, at) => ({
    source: String(at),
    title: "",
    headings: [],
    text: String(at),
    ...(viewer !== "everyone" && { audiences: [viewer] }),
  }));
}

export function laterBy(count: number): (passage: Passage) => Passage {
  return (passage) => ({ ...passage, text: String(Number(passage.text) + count) });
}

/** A model that knows a vector for each of these passages. */
export function knownVectors(vectors: readonly (readonly number[])[], name = "known"): EmbeddingModel {
  const vectorOf = (text: string) => Float32Array.from(vectors[Number(text.trim())] ?? []);
  return {
    name,
    passages: async (texts) => texts.map(vectorOf),
    query: async (text) => vectorOf(text),
  };
}

export async function indexOf(
  model: EmbeddingModel,
  all: readonly Passage[],
  store: EmbeddingStore,
): Promise<VectorIndex> {
  const indexer = createIndexer({ model, store, emit: () => {}, signal: new AbortController().signal });
  const { index } = await indexer.index(all);
  await indexer.tidied();
  return index;
}

export function withoutPlace({ load, keep, alone }: EmbeddingStore): EmbeddingStore {
  return { load, keep, alone };
}

export function counted(model: EmbeddingModel): { model: EmbeddingModel; asked(): number } {
  let asked = 0;
  return {
    asked: () => asked,
    model: {
      ...model,
      async passages(texts, signal) {
        asked += texts.length;
        return model.passages(texts, signal);
      },
    },
  };
}

export function cosine(one: readonly number[], other: readonly number[]): number {
  const dot = one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
  return dot / (Math.hypot(...one) * Math.hypot(...other));
}
