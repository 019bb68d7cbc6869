import { type Kysely, sql } from "kysely";

/**
 * Who works on a question, and which try of it may still write; muted conversations.
 * `questions.limited` stays for replicas of the version before, which write it during a rolling upgrade.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create sequence replica_numbers as integer`.execute(db);
  await db.schema
    .alterTable("conversations")
    .addColumn("muted", "boolean", (column) => column.notNull().defaultTo(false))
    .execute();
  await db.schema
    .alterTable("questions")
    .addColumn("attempt", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("worker", "integer")
    .addColumn("job_id", "uuid")
    .addColumn("failures", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("edits", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("edited_at", "timestamptz")
    .execute();
  await db.schema
    .createIndex("questions_unfinished")
    .on("questions")
    .column("asker_id")
    .where(sql.ref("answered_at"), "is", null)
    .execute();
}
