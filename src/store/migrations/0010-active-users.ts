import type { Kysely } from "kysely";

/** Who asked lately, out of the index alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex("questions_by_time")
    .on("questions")
    .columns(["asked_at", "channel", "asker_id"])
    .execute();
}
