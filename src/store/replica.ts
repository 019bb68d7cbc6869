import { type Kysely, sql } from "kysely";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

/** Tells our advisory locks from those of other programs in the same database; any number would do. */
const LOCKS_OF_REPLICAS = 1_279_607_111;

/** This process among those that share the database. */
export interface Replica {
  readonly number: number;
}

/**
 * Takes a number that no other process has had, and holds its lock for as long as this process lives: Postgres
 * lets go of it the moment the connection ends, however the process did. A connection that was lost only for a
 * while, as by a restart of Postgres, takes the same lock again.
 */
export async function joinReplicas(db: Kysely<Schema>, session: Session): Promise<Replica> {
  const { rows } = await sql<{ number: number }>`select nextval('replica_numbers')::int as number`.execute(
    db,
  );
  const number = rows[0]?.number ?? 0;
  await session.always((client) =>
    client.query("select pg_advisory_lock($1, $2)", [LOCKS_OF_REPLICAS, number]),
  );
  return { number };
}

/** SQL that holds for a column with the number of a replica that lives. */
export function isAlive(column: string) {
  return sql<boolean>`exists (
    select from pg_locks
    where locktype = 'advisory' and granted and objsubid = 2
      and classid = ${sql.lit(LOCKS_OF_REPLICAS)} and objid = ${sql.ref(column)}::oid
      and database = (select oid from pg_database where datname = current_database())
  )`;
}
