import { type Kysely, sql } from "kysely";
import type { EmbeddingStore } from "../core/embedding.ts";
import { noteUse } from "./embedding-use.ts";
import type { Schema } from "./schema.ts";
import { openSearchPlace } from "./vectors/search-place.ts";

/** What nobody has asked for in so many days is of passages that are gone. */
const KEPT_DAYS = 90;

/** Vectors in Postgres, so that they are computed once for all replicas and all starts. */
export function createEmbeddingStore(url: string, db: Kysely<Schema>): EmbeddingStore {
  return {
    searchPlace: () => openSearchPlace(url, db),

    async load(model, keys) {
      if (keys.length === 0) return new Map();
      const rows = await db
        .selectFrom("embeddings")
        .select(["text_hash", "vector"])
        .where("model", "=", model)
        .where("text_hash", "in", keys)
        .execute();
      await noteUse(db, model, keys);
      return new Map(rows.map(({ text_hash, vector }) => [text_hash, vector]));
    },

    async keep(model, vectors) {
      if (vectors.size === 0) return;
      await db
        .insertInto("embeddings")
        .values([...vectors].map(([key, vector]) => ({ model, text_hash: key, vector: Buffer.from(vector) })))
        .onConflict((conflict) => conflict.columns(["model", "text_hash"]).doNothing())
        .execute();
    },

    async alone(model, work) {
      // The lock is the connection's, because no transaction may stay open for as long as a model takes.
      return db.connection().execute(async (connection) => {
        const key = sql`hashtextextended(${`ledger embeddings ${model}`}, 0)`;
        const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${key}) as taken`.execute(
          connection,
        );
        if (!rows[0]?.taken) return false;
        try {
          await work();
          await forget(db);
        } finally {
          await sql`select pg_advisory_unlock(${key})`.execute(connection).catch(() => {});
        }
        return true;
      });
    },
  };
}

async function forget(db: Kysely<Schema>): Promise<void> {
  await sql`delete from embeddings where used_on < current_date - ${KEPT_DAYS}::int`.execute(db);
}
