import { type Kysely, sql } from "kysely";
import type { Schema } from "../schema.ts";
import { type Period, questionsOf } from "./period.ts";

/** A question that the knowledge does not answer well, in the words of who asked it last. */
export interface Gap {
  readonly question: string;
  /** How often it was refused. */
  readonly refused: number;
  /** How many people said that its answer did not help. */
  readonly notHelped: number;
  readonly lastAskedAt: Date;
}

export interface UsedSource {
  readonly source: string;
  readonly answers: number;
}

/** Questions that differ only in case, spaces and punctuation are the same one. */
const SAME = sql`lower(trim(regexp_replace(text, '[[:space:][:punct:]]+', ' ', 'g')))`;

export async function readGaps(db: Kysely<Schema>, period: Period, limit: number): Promise<Gap[]> {
  const { rows } = await sql<Gap>`
    with judged as (
      select asked.*, (select count(*) from votes where question_id = asked.id and not helped) as not_helped
      from (${questionsOf(period)}) as asked
    )
    select (array_agg(text order by asked_at desc))[1] as question,
           (count(*) filter (where outcome = 'refused'))::int as refused,
           sum(not_helped)::int as "notHelped", max(asked_at) as "lastAskedAt"
    from judged where outcome = 'refused' or not_helped > 0
    group by ${SAME} order by count(*) filter (where outcome = 'refused') + sum(not_helped) desc, 4 desc, 1
    limit ${limit}`.execute(db);
  return rows;
}

/** Documents that are not for everybody are not named: a report is read by more than those whom they are for. */
export async function readSources(db: Kysely<Schema>, period: Period, limit: number): Promise<UsedSource[]> {
  const { rows } = await sql<UsedSource>`
    select citation ->> 'source' as source, count(distinct asked.id)::int as answers
    from (${questionsOf(period)}) as asked, jsonb_array_elements(asked.answer -> 'citations') as citation
    where asked.outcome = 'answered' and citation -> 'restricted' is null group by 1 order by 2 desc, 1 limit ${limit}`.execute(
    db,
  );
  return rows;
}
