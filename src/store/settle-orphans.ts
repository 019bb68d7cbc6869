import { type Kysely, sql } from "kysely";
import type { Schema } from "./schema.ts";

/** Longer than the settings let any call take. */
const NOBODY_SETTLES_AFTER = sql`now() - interval '15 minutes'`;

/**
 * Settles calls whose process died before it could. What they did cost is not known, so each gets the share of its
 * reservation that calls of the last day did cost, which keeps the day's sum true over many; without any it stays spent in full.
 */
export async function settleOrphans(db: Kysely<Schema>): Promise<void> {
  await sql`
    with usual as (
      select sum(settled_usd) / nullif(sum(reserved_usd), 0) as share from model_calls
      where settled_usd is not null and reserved_at > now() - interval '1 day'
    ), orphan as (
      update model_calls set settled_usd = round(reserved_usd * usual.share, 9) from usual
      where settled_usd is null and reserved_at < ${NOBODY_SETTLES_AFTER} and usual.share is not null
      returning day, reserved_usd, settled_usd
    ), saved as (
      select day, sum(reserved_usd - settled_usd) as usd from orphan group by day
    )
    update model_budgets set spent_usd = model_budgets.spent_usd - saved.usd, changed_at = now()
    from saved where model_budgets.key = 'day:' || to_char(saved.day, 'YYYY-MM-DD')`.execute(db);
}
