import { sql } from "kysely";
import { callsOf } from "../question-costs.ts";

/** From the first moment, up to and without the second. */
export interface Period {
  readonly from: Date;
  readonly until: Date;
}

/**
 * All that was asked in a period, also what was taken back. `answer_usd` is what the answer that was given cost,
 * `cost_usd` what all calls for the question did: also those of attempts that came to nothing.
 */
export const askedIn = ({ from, until }: Period) => sql`
  select *, greatest(answer_usd, calls_usd) as cost_usd from (
    select id, asker_id, text, asked_at, answered_at, coalesce(outcome, 'open') as outcome, answer,
           coalesce(address ->> 'team', channel) as team,
           (asked_at at time zone 'UTC')::date as day,
           (answer #>> '{usage,costUsd}')::numeric as answer_usd,
           ${callsOf("questions.id")} as calls_usd,
           (answer #>> '{usage,inputTokens}')::bigint as input_tokens,
           (answer #>> '{usage,outputTokens}')::bigint as output_tokens,
           (answer #>> '{usage,cacheReadTokens}')::bigint as cache_read_tokens,
           coalesce(answer ->> 'model', 'none') as model
    from questions
    where asked_at >= ${from} and asked_at < ${until}
  ) as asked`;

/** The questions of a period. One that was taken back is none. */
export const questionsOf = (period: Period) => sql`
  select * from (${askedIn(period)}) as asked where outcome <> 'withdrawn'`;

/** What was taken back is told only where it cost something. */
export const IS_TOLD = sql`(outcome <> 'withdrawn' or cost_usd > 0)`;
