import { type Kysely, sql } from "kysely";
import { JOB_TABLE } from "./job-table.ts";
import { type LivingRoles, readLivingRoles } from "./living-roles.ts";
import { QUESTION_QUEUE } from "./question-queue.ts";
import type { Schema } from "./schema.ts";

/** What all processes together know, as it is at this moment. */
export interface SharedFigures {
  /** Questions that nobody works on yet. */
  readonly waiting: number;
  /** How long the one that was asked first of those waits; 0 where there is none. */
  readonly oldestWaitingSeconds: number;
  /** What is spent and reserved of today's budget, in UTC. */
  readonly spentTodayUsd: number;
  /** How many people asked in the last 24 hours. */
  readonly activeUsers: number;
  readonly replicas: LivingRoles;
}

export async function readSharedFigures(db: Kysely<Schema>): Promise<SharedFigures> {
  const [queue, spentTodayUsd, activeUsers, replicas] = await Promise.all([
    readQueue(db),
    readSpentToday(db),
    readActiveUsers(db),
    readLivingRoles(db),
  ]);
  return { ...queue, spentTodayUsd, activeUsers, replicas };
}

export async function readSpentToday(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ usd: number }>`
    select spent_usd::float8 as usd from model_budgets
    where key = 'day:' || to_char(now() at time zone 'utc', 'YYYY-MM-DD')`.execute(db);
  return rows[0]?.usd ?? 0;
}

/** Out of an index alone: it is asked with every scrape. */
async function readActiveUsers(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from (
      select distinct channel, asker_id from questions where asked_at > now() - interval '24 hours'
    ) as askers`.execute(db);
  return rows[0]?.people ?? 0;
}

async function readQueue(
  db: Kysely<Schema>,
): Promise<Pick<SharedFigures, "waiting" | "oldestWaitingSeconds">> {
  const { rows } = await sql<{ waiting: number; oldest: number }>`
    select count(*)::int as waiting,
           coalesce(extract(epoch from now() - min(created_on)), 0)::float8 as oldest
    from ${sql.raw(JOB_TABLE)} where name = ${QUESTION_QUEUE} and state < 'active'`.execute(db);
  return { waiting: rows[0]?.waiting ?? 0, oldestWaitingSeconds: Math.max(0, rows[0]?.oldest ?? 0) };
}
