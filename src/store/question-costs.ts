import { sql } from "kysely";

/** The table of migration 0007. */
export interface QuestionCostTables {
  question_costs: QuestionCostsTable;
}

/** What the calls for a question cost that are swept: in US dollars, exact, and as text. */
interface QuestionCostsTable {
  question_id: string;
  spent_usd: string;
}

/**
 * Deletes calls that no late settlement looks for, and keeps what they cost beside their question; what is of no
 * question that is kept is of no use. One statement does both, so that no call is in neither place.
 */
export const FOLD_OLD_CALLS = sql`
  with swept as (
    delete from model_calls where reserved_at < now() - interval '7 days'
    returning question_id, coalesce(settled_usd, reserved_usd) as usd
  )
  insert into question_costs (question_id, spent_usd)
  select question_id, sum(usd) from swept
  where exists (select from questions where id = swept.question_id) group by question_id
  on conflict (question_id) do update set spent_usd = question_costs.spent_usd + excluded.spent_usd`;

/**
 * SQL for what all calls for a question cost, also those whose answer nobody got: null where none was charged. A call
 * that its process left unsettled counts as it does in the budget, in full, when it cannot be running any more.
 */
export const callsOf = (questionId: string) => sql`(
  select sum(usd) from (
    select spent_usd as usd from question_costs where question_id = ${sql.ref(questionId)}
    union all
    select case when settled_usd is null and reserved_at > now() - interval '15 minutes' then 0
                else coalesce(settled_usd, reserved_usd) end
    from model_calls where question_id = ${sql.ref(questionId)}
  ) as calls)`;
