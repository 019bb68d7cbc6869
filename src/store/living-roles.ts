import { type Kysely, sql } from "kysely";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

/** What a process does for the others, each with the class of the advisory locks that tell of it. */
const LOCKS = { all: 1_279_607_121, gateway: 1_279_607_122, worker: 1_279_607_123 } as const;

export type Role = keyof typeof LOCKS;

/** How many processes live that have each role. */
export type LivingRoles = Readonly<Record<Role, number>>;

/** Tells all others of this process's role for as long as it lives: the lock ends with its connection. */
export async function takeRole(session: Session, replica: number, role: Role): Promise<void> {
  await session.always((client) => client.query("select pg_advisory_lock($1, $2)", [LOCKS[role], replica]));
}

export async function readLivingRoles(db: Kysely<Schema>): Promise<LivingRoles> {
  const { rows } = await sql<{ lock: string; replicas: number }>`
    select classid as lock, count(*)::int as replicas from pg_locks
    where locktype = 'advisory' and granted and objsubid = 2
      and classid in (${sql.join(Object.values(LOCKS).map((lock) => sql.lit(lock)))})
      and database = (select oid from pg_database where datname = current_database())
    group by classid`.execute(db);
  const of = (role: Role) => rows.find(({ lock }) => Number(lock) === LOCKS[role])?.replicas ?? 0;
  return { all: of("all"), gateway: of("gateway"), worker: of("worker") };
}
