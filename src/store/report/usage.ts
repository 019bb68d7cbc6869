import { type Kysely, sql } from "kysely";
import type { Schema } from "../schema.ts";
import { askedIn, IS_TOLD, type Period, questionsOf } from "./period.ts";

/** A day in UTC, `YYYY-MM-DD`, with what was asked on it. */
export interface DayOfQuestions {
  readonly day: string;
  readonly questions: number;
  readonly askers: number;
  readonly answered: number;
  readonly refused: number;
  /** US dollars of all calls, also those for questions that were taken back. */
  readonly costUsd: number;
}

export interface WeekOfQuestions {
  /** The Monday that it begins with. */
  readonly week: string;
  readonly questions: number;
  readonly askers: number;
}

export interface Askers {
  readonly all: number;
  /** Those who asked on two days or more. */
  readonly returning: number;
}

export async function readDays(db: Kysely<Schema>, period: Period): Promise<DayOfQuestions[]> {
  const { rows } = await sql<DayOfQuestions>`
    select to_char(day, 'YYYY-MM-DD') as day, (count(*) filter (where outcome <> 'withdrawn'))::int as questions,
           (count(distinct asker_id) filter (where outcome <> 'withdrawn'))::int as askers,
           (count(*) filter (where outcome = 'answered'))::int as answered,
           (count(*) filter (where outcome = 'refused'))::int as refused,
           coalesce(sum(cost_usd), 0)::float8 as "costUsd"
    from (${askedIn(period)}) as asked where ${IS_TOLD} group by day order by day`.execute(db);
  return rows;
}

export async function readWeeks(db: Kysely<Schema>, period: Period): Promise<WeekOfQuestions[]> {
  const { rows } = await sql<WeekOfQuestions>`
    select to_char(date_trunc('week', day), 'YYYY-MM-DD') as week, count(*)::int as questions,
           count(distinct asker_id)::int as askers
    from (${questionsOf(period)}) as asked group by 1 order by 1`.execute(db);
  return rows;
}

export async function readAskers(db: Kysely<Schema>, period: Period): Promise<Askers> {
  const { rows } = await sql<Askers>`
    select count(*)::int as "all", (count(*) filter (where days > 1))::int as returning
    from (select count(distinct day) as days from (${questionsOf(period)}) as asked group by asker_id) as askers
  `.execute(db);
  return rows[0] ?? { all: 0, returning: 0 };
}
