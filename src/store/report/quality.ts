import { type Kysely, sql } from "kysely";
import type { Schema } from "../schema.ts";
import { type Period, questionsOf } from "./period.ts";

export interface Quality {
  /** How many questions ended how; `open` are those without an answer yet. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Answers that the preferred model did not give. */
  readonly degraded: number;
  /** From the question to its answer, in milliseconds; null where nothing was answered. */
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
  readonly helped: number;
  readonly notHelped: number;
  /** Conversations that were handed over to people. */
  readonly handovers: number;
}

type Figures = Omit<Quality, "outcomes">;

export async function readQuality(db: Kysely<Schema>, period: Period): Promise<Quality> {
  const outcomes = await sql<{ outcome: string; questions: number }>`
    select outcome, count(*)::int as questions from (${questionsOf(period)}) as asked
    group by outcome order by 2 desc, 1`.execute(db);
  const figures = await sql<Figures>`
    with asked as (${questionsOf(period)}),
         times as (select extract(epoch from answered_at - asked_at) * 1000 as ms from asked
                   where answered_at is not null and outcome = 'answered')
    select (select count(*) from asked where answer ->> 'degraded' is not null)::int as degraded,
           (select percentile_cont(0.5) within group (order by ms) from times)::float8 as "medianMs",
           (select percentile_cont(0.95) within group (order by ms) from times)::float8 as "p95Ms",
           (select count(*) from votes join asked on asked.id = votes.question_id where helped)::int as helped,
           (select count(*) from votes join asked on asked.id = votes.question_id where not helped)::int
             as "notHelped",
           (select count(*) from handovers join asked on asked.id = handovers.question_id)::int as handovers
  `.execute(db);
  return {
    outcomes: Object.fromEntries(outcomes.rows.map(({ outcome, questions }) => [outcome, questions])),
    ...(figures.rows[0] ?? NOTHING),
  };
}

const NOTHING: Figures = {
  degraded: 0,
  medianMs: null,
  p95Ms: null,
  helped: 0,
  notHelped: 0,
  handovers: 0,
};
