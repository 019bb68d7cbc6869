import { type Kysely, sql } from "kysely";
import type { Schema } from "../schema.ts";
import { askedIn, IS_TOLD, type Period, questionsOf } from "./period.ts";

export interface ModelCost {
  readonly model: string;
  readonly answers: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the input, what the endpoint had in its prompt cache. */
  readonly cacheReadTokens: number;
  /** US dollars of the answers alone; null where the model's price is not known. */
  readonly costUsd: number | null;
}

/** A team is a workspace, or the channel where that has none. */
export interface TeamCost {
  readonly team: string;
  readonly questions: number;
  readonly askers: number;
  readonly costUsd: number;
}

export async function readModelCosts(db: Kysely<Schema>, period: Period): Promise<ModelCost[]> {
  const { rows } = await sql<ModelCost>`
    select model, count(*)::int as answers, coalesce(sum(input_tokens), 0)::float8 as "inputTokens",
           coalesce(sum(output_tokens), 0)::float8 as "outputTokens",
           coalesce(sum(cache_read_tokens), 0)::float8 as "cacheReadTokens", sum(answer_usd)::float8 as "costUsd"
    from (${questionsOf(period)}) as asked where answer is not null and model <> 'none'
    group by model order by 6 desc nulls last, 1`.execute(db);
  return rows;
}

export async function readTeamCosts(db: Kysely<Schema>, period: Period): Promise<TeamCost[]> {
  const { rows } = await sql<TeamCost>`
    select team, (count(*) filter (where outcome <> 'withdrawn'))::int as questions,
           (count(distinct asker_id) filter (where outcome <> 'withdrawn'))::int as askers,
           coalesce(sum(cost_usd), 0)::float8 as "costUsd"
    from (${askedIn(period)}) as asked where ${IS_TOLD} group by team order by 4 desc, 2 desc, 1`.execute(db);
  return rows;
}
