import { type Kysely, sql } from "kysely";

/** What replicas count together: questions against limits, model calls against budgets, calls against a pace. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("limit_windows")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("questions", "integer", (column) => column.notNull())
    .addColumn("ends_at", "timestamptz", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("model_budgets")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("calls", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("spent_usd", sql`numeric(18, 9)`, (column) => column.notNull().defaultTo(0))
    .addColumn("changed_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema
    .createTable("model_calls")
    .addColumn("id", "uuid", (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn("question_id", "text", (column) => column.notNull())
    .addColumn("attempt", "integer", (column) => column.notNull())
    .addColumn("counted", "boolean", (column) => column.notNull())
    .addColumn("day", "date", (column) => column.notNull())
    .addColumn("reserved_usd", sql`numeric(18, 9)`, (column) => column.notNull())
    .addColumn("settled_usd", sql`numeric(18, 9)`)
    .addColumn("reserved_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema.createIndex("model_calls_by_question").on("model_calls").columns(["question_id"]).execute();
  await db.schema
    .createTable("paces")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("free_at_ms", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("held_until_ms", "bigint", (column) => column.notNull().defaultTo(0))
    .execute();
}
