import { type Kysely, sql } from "kysely";
import type { VoteReason } from "../../core/vote.ts";
import type { Schema } from "../schema.ts";
import { type Period, questionsOf } from "./period.ts";

/** A question that was refused, or whose answer somebody voted down. */
export interface UnhelpedQuestion {
  readonly text: string;
  readonly refused: boolean;
  /** How many people said that its answer did not help. */
  readonly notHelped: number;
  /** Why, of those who said it. */
  readonly reasons: readonly VoteReason[];
  readonly askedAt: Date;
}

/** The latest of them, oldest first. */
export async function readUnhelped(
  db: Kysely<Schema>,
  period: Period,
  limit: number,
): Promise<UnhelpedQuestion[]> {
  const { rows } = await sql<UnhelpedQuestion>`
    with judged as (
      select asked.*, (select count(*) from votes where question_id = asked.id and not helped)::int as not_helped
      from (${questionsOf(period)}) as asked
    )
    select text, outcome = 'refused' as refused, not_helped as "notHelped", asked_at as "askedAt",
           array(select reason from votes where question_id = judged.id and not helped and reason is not null
                 order by reason) as reasons
    from judged where outcome = 'refused' or not_helped > 0
    order by asked_at desc, id limit ${limit}`.execute(db);
  return rows.reverse();
}
