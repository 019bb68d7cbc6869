import { type Kysely, sql } from "kysely";

/** Which app of each channel answers the questions of this database. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table apps (channel text primary key, app text not null)`.execute(db);
}
