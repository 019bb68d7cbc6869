import { type Kysely, sql } from "kysely";

/** Conversations, and the questions asked in them with their answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("conversations")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("started_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema
    .createTable("questions")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("event_id", "text", (column) => column.notNull().unique())
    .addColumn("message_id", "text", (column) => column.notNull().unique())
    .addColumn("conversation_id", "text", (column) => column.notNull().references("conversations.id"))
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("address", "jsonb", (column) => column.notNull())
    .addColumn("asker_id", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("limited", "text")
    .addColumn("asked_at", "timestamptz", (column) => column.notNull())
    .addColumn("kept_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn("reply", "jsonb")
    .addColumn("outcome", "text")
    .addColumn("answer", "jsonb")
    .addColumn("answered_at", "timestamptz")
    .execute();
  await db.schema
    .createIndex("questions_by_conversation")
    .on("questions")
    .columns(["conversation_id", "asked_at"])
    .execute();
}
