import { type Kysely, sql } from "kysely";

/** What the calls for a question cost, for as long as the question is kept: the calls themselves are swept earlier. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("question_costs")
    .addColumn("question_id", "text", (column) =>
      column.primaryKey().references("questions.id").onDelete("cascade"),
    )
    .addColumn("spent_usd", sql`numeric(18, 9)`, (column) => column.notNull())
    .execute();
}
