import { type Kysely, sql } from "kysely";
import { JOB_TABLE } from "./job-table.ts";
import type { Schema } from "./schema.ts";

/** How many rows beside questions and hand-overs name a person. */
export interface Traces {
  /** Of the queue: done ones stay there for half a day. */
  readonly jobs: number;
  /** Of limits and budgets. */
  readonly counters: number;
}

const ofLimits = (personId: string) =>
  sql`key like 'user-%' and substr(key, strpos(key, ':') + 1) = ${personId}`;

/** `user-day:`, a day of ten letters, and the person. */
const ofBudgets = (personId: string) => sql`key like 'user-day:%' and substr(key, 21) = ${personId}`;

const ofJobs = (personId: string) =>
  sql`(group_id = ${personId} or ${personId} in (data #>> '{data,person}', data #>> '{data,by}'))`;

export async function countTraces(db: Kysely<Schema>, personId: string): Promise<Traces> {
  const { rows } = await sql<{ counters: number }>`
    select (select count(*) from limit_windows where ${ofLimits(personId)})::int
         + (select count(*) from model_budgets where ${ofBudgets(personId)})::int as counters`.execute(db);
  return { jobs: await countJobs(db, personId), counters: rows[0]?.counters ?? 0 };
}

/**
 * Deletes what names the person beside questions and hand-overs. A job that is being worked on stays, without the
 * name, until its worker is done.
 * @param conversations - where the person asked: those that are gone leave no budget behind
 */
export async function eraseTraces(
  db: Kysely<Schema>,
  personId: string,
  conversations: readonly string[],
): Promise<void> {
  await sql`delete from limit_windows where ${ofLimits(personId)}`.execute(db);
  await sql`delete from model_budgets where ${ofBudgets(personId)}`.execute(db);
  await sql`
    delete from model_budgets using unnest(${conversations}::text[]) as gone (id)
    where key = 'conversation:' || gone.id and not exists (select from conversations where id = gone.id)`.execute(
    db,
  );
  if (!(await hasQueue(db))) return;
  const jobs = sql.raw(JOB_TABLE);
  await sql`delete from ${jobs} where ${ofJobs(personId)} and state <> 'active'`.execute(db);
  await sql`update ${jobs} set group_id = null where group_id = ${personId}`.execute(db);
}

async function countJobs(db: Kysely<Schema>, personId: string): Promise<number> {
  if (!(await hasQueue(db))) return 0;
  const { rows } = await sql<{ jobs: number }>`
    select count(*)::int as jobs from ${sql.raw(JOB_TABLE)} where ${ofJobs(personId)}`.execute(db);
  return rows[0]?.jobs ?? 0;
}

/** pg-boss makes its tables by itself, after ours. */
async function hasQueue(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass(${JOB_TABLE}) is not null as found`.execute(db);
  return rows[0]?.found ?? false;
}
