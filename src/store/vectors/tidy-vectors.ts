import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Schema } from "../schema.ts";
import type { SearchedBy } from "./searched-by.ts";
import { dropOldIndexes, indexVectors } from "./vector-index.ts";

/** Much longer than processes note again what they use; what is deleted too early is put back from `embeddings`. */
const KEPT_DAYS = 7;

/** Deletes vectors of texts that nobody has used for days, and sees to the index of what is left. */
export async function tidyVectors(
  url: string,
  by: SearchedBy,
  model: string,
  signal: AbortSignal,
): Promise<void> {
  // On a connection of its own, because an index takes as long as it needs.
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: "ledger-vectors" });
  pool.on("error", () => {});
  const done = new AbortController();
  // To end the pool would be to wait for what runs, and a process that stops must not.
  pool.on("connect", (client) => {
    client.on("error", () => {});
    signal.addEventListener("abort", () => void client.end(), { signal: done.signal });
  });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    signal.throwIfAborted();
    await sql`delete from placed_texts where used_on < current_date - ${KEPT_DAYS}::int`.execute(db);
    await dropOldIndexes(db);
    await indexVectors(db, by, model);
  } finally {
    done.abort();
    await db.destroy();
  }
}
