import { type Kysely, sql } from "kysely";
import type { Schema } from "./schema.ts";

/** Notes that the vectors of texts are in use, once a day at most; what another process is just noting is noted. */
export async function noteUse(db: Kysely<Schema>, model: string, keys: readonly string[]): Promise<void> {
  await sql`
    update embeddings set used_on = current_date
    where model = ${model} and text_hash in (
      select text_hash from embeddings
      where model = ${model} and text_hash = any(${[...keys]}) and used_on < current_date for update skip locked)`.execute(
    db,
  );
}
