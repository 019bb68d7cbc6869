import type { EmbeddingModel } from "../../../src/core/embedding.ts";

/** What means the same has the same place in a vector. */
const MEANINGS = [/car|automobile|vehicle/i, /doctor|physician/i, /merger|takeover/i, /holiday|vacation/i];

/** A model that knows what some words mean; the simulated endpoint's vectors know only the words themselves. */
export function thesaurus(gate: Promise<unknown> = Promise.resolve()): EmbeddingModel {
  const vectorOf = (text: string) =>
    Float32Array.from(MEANINGS, (meaning) => (meaning.test(text) ? 1 : 0.001));
  return {
    name: "thesaurus",
    async passages(texts) {
      await gate;
      return texts.map(vectorOf);
    },
    query: async (text) => vectorOf(text),
  };
}
