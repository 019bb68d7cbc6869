import { sql } from "kysely";

/** From the first moment, up to and without the second. */
export interface Period {
  readonly from: Date;
  readonly until: Date;
}

/** The questions of a period, each with what its answer used. A question that was taken back is none. */
export const questionsOf = ({ from, until }: Period) => sql`
  select id, asker_id, text, asked_at, answered_at, coalesce(outcome, 'open') as outcome, answer,
         coalesce(address ->> 'team', channel) as team,
         (asked_at at time zone 'UTC')::date as day,
         (answer #>> '{usage,costUsd}')::numeric as cost_usd,
         (answer #>> '{usage,inputTokens}')::bigint as input_tokens,
         (answer #>> '{usage,outputTokens}')::bigint as output_tokens,
         coalesce(answer ->> 'model', 'none') as model
  from questions
  where asked_at >= ${from} and asked_at < ${until} and outcome is distinct from 'withdrawn'`;
