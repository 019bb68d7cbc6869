import type { EmbeddingStore } from "../../core/embedding.ts";

/** Without a database vectors last as long as the process. */
export function nothingKept(): EmbeddingStore {
  return {
    load: async () => new Map(),
    keep: async () => {},
    async alone(_, work) {
      await work();
      return true;
    },
  };
}
