import { type Kysely, sql } from "kysely";

/** When what was carried to the other side of a hand-over was changed by its author, or deleted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table handover_messages add column edited_at timestamptz, add column deleted_at timestamptz`.execute(
    db,
  );
}
