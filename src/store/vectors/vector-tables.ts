import { type Kysely, sql } from "kysely";
import type { Schema } from "../schema.ts";

/**
 * Makes the tables of vectors that are searched, on demand, because a server without pgvector could not; all in them
 * can be made again of `embeddings`. Which texts are in use is noted in a table of its own: a note in a row with a vector
 * would write the vector, and its place in an index, again. Several processes may call it at once.
 * @param schema that pgvector's types are in
 */
export async function makeVectorTables(db: Kysely<Schema>, schema: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('ledger placed vectors', 0))`.execute(
      transaction,
    );
    if (await isMade(transaction)) return;
    // Whoever drops the extension and what depends on it takes the column and leaves the rest.
    await sql`drop table if exists placed_vectors`.execute(transaction);
    await sql`
      create table if not exists placed_texts (
        model text not null,
        scope text not null,
        text_hash text not null,
        used_on date not null default current_date,
        primary key (model, scope, text_hash)
      )`.execute(transaction);
    await sql`
      create table placed_vectors (
        model text not null,
        scope text not null,
        text_hash text not null,
        dimensions integer not null,
        vector ${sql.id(schema, "halfvec")} not null,
        primary key (model, scope, text_hash),
        foreign key (model, scope, text_hash) references placed_texts on delete cascade
      )`.execute(transaction);
    // In the row as far as it fits, because each search reads all that a viewer may see.
    await sql`alter table placed_vectors alter column vector set storage main`.execute(transaction);
  });
}

async function isMade(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_attribute
    where attrelid = to_regclass('placed_vectors') and attname = 'vector' and not attisdropped`.execute(db);
  return rows.length > 0;
}
