import type { ColumnType } from "kysely";

export interface EmbeddingTables {
  embeddings: EmbeddingsTable;
}

interface EmbeddingsTable {
  model: string;
  text_hash: string;
  vector: Buffer;
  used_on: ColumnType<Date, never, never>;
}
