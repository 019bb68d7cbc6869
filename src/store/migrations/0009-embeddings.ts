import { type Kysely, sql } from "kysely";

/** What passages mean to a model: a vector in bytes for the hash of each text, and when it was last asked for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("embeddings")
    .addColumn("model", "text", (column) => column.notNull())
    .addColumn("text_hash", "text", (column) => column.notNull())
    .addColumn("vector", "bytea", (column) => column.notNull())
    .addColumn("used_on", "date", (column) => column.notNull().defaultTo(sql`current_date`))
    .addPrimaryKeyConstraint("embeddings_key", ["model", "text_hash"])
    .execute();
}
