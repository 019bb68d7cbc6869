import { type Kysely, sql } from "kysely";

/** What people say of answers: one vote a person and answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("votes")
    .addColumn("question_id", "text", (column) =>
      column.notNull().references("questions.id").onDelete("cascade"),
    )
    .addColumn("voter_id", "text", (column) => column.notNull())
    .addColumn("event_id", "text", (column) => column.notNull())
    .addColumn("helped", "boolean", (column) => column.notNull())
    .addColumn("reason", "text")
    .addColumn("comment", "text")
    .addColumn("voted_at", "timestamptz", (column) => column.notNull())
    .addColumn("kept_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint("votes_of_person", ["question_id", "voter_id"])
    .execute();
  await db.schema.createIndex("votes_by_time").on("votes").column("voted_at").execute();
}
