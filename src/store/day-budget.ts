import { type Kysely, sql } from "kysely";
import type { Settings } from "../config/settings.ts";
import type { DayBudget } from "../llm/budget.ts";
import type { Schema } from "./schema.ts";
import { asUsd } from "./usd.ts";

/** A day is one in UTC. */
export type DayLimit = Pick<Settings, "MODEL_BUDGET_USD_PER_DAY">;

/**
 * The dollars of a day that all calls of models share, for those calls that are no question's. What is reserved and never
 * settled, because its process died, stays spent in full.
 */
export function createDayBudget(db: Kysely<Schema>, { MODEL_BUDGET_USD_PER_DAY: most }: DayLimit): DayBudget {
  return {
    async reserveForAll(costUsd) {
      const usd = asUsd(costUsd);
      const { rows } = await sql<{ key: string }>`
        insert into model_budgets (key, spent_usd)
        select 'day:' || to_char(now() at time zone 'utc', 'YYYY-MM-DD'), ${usd}::numeric
        where ${usd}::numeric <= ${most}::numeric
        on conflict (key) do update
        set spent_usd = model_budgets.spent_usd + excluded.spent_usd, changed_at = now()
        where model_budgets.spent_usd + excluded.spent_usd <= ${most}::numeric
        returning key`.execute(db);
      const [row] = rows;
      if (row === undefined) return { kind: "over", budget: "day", resetsAt: nextDay(new Date()) };
      return {
        kind: "reserved",
        async settle(spentUsd) {
          await sql`
            update model_budgets
            set spent_usd = spent_usd - ${usd}::numeric + ${asUsd(spentUsd)}::numeric, changed_at = now()
            where key = ${row.key}`.execute(db);
        },
      };
    },
  };
}

function nextDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));
}
