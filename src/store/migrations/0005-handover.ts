import { type Kysely, sql } from "kysely";

/** Conversations that are handed over to people, and what is carried between both sides. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("handovers")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("event_id", "text", (column) => column.notNull().unique())
    .addColumn("conversation_id", "text", (column) =>
      column.notNull().references("conversations.id").onDelete("cascade"),
    )
    .addColumn("question_id", "text", (column) =>
      column.notNull().references("questions.id").onDelete("cascade"),
    )
    .addColumn("requested_by", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("opened_at", "timestamptz", (column) => column.notNull())
    .addColumn("waiting_since", "timestamptz")
    .addColumn("claimed_by", "text")
    .addColumn("claimed_at", "timestamptz")
    .addColumn("card", "jsonb")
    .addColumn("desk_conversation", "text", (column) => column.unique())
    .addColumn("closed_at", "timestamptz")
    .addColumn("closed_by", "text")
    .addColumn("ending", "text")
    .addColumn("note", "text")
    .execute();
  await db.schema
    .createIndex("handovers_open")
    .unique()
    .on("handovers")
    .column("conversation_id")
    .where(sql.ref("closed_at"), "is", null)
    .execute();
  await db.schema.createIndex("handovers_by_question").on("handovers").column("question_id").execute();
  await db.schema
    .createTable("handover_messages")
    .addColumn("message_id", "text", (column) => column.primaryKey())
    .addColumn("handover_id", "text", (column) =>
      column.notNull().references("handovers.id").onDelete("cascade"),
    )
    .addColumn("to_side", "text", (column) => column.notNull())
    .addColumn("author_id", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("said_at", "timestamptz", (column) => column.notNull())
    .addColumn("relayed_at", "timestamptz")
    .execute();
  await db.schema
    .createIndex("handover_messages_by_handover")
    .on("handover_messages")
    .column("handover_id")
    .execute();
}
