import { type Kysely, sql } from "kysely";
import type { Schema } from "./schema.ts";

/**
 * Puts a call's real cost in the place of its reservation, on the day that paid for it. One statement does both, so
 * that neither is done without the other; settled again it does nothing.
 */
export async function settleCall(db: Kysely<Schema>, id: string, usd: string): Promise<void> {
  await sql`
    with settled as (
      update model_calls set settled_usd = ${usd}::numeric
      where id = ${id} and settled_usd is null
      returning day, reserved_usd
    )
    update model_budgets
    set spent_usd = model_budgets.spent_usd - settled.reserved_usd + ${usd}::numeric, changed_at = now()
    from settled where model_budgets.key = 'day:' || to_char(settled.day, 'YYYY-MM-DD')`.execute(db);
}
