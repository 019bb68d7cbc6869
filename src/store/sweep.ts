import { type Kysely, sql } from "kysely";
import { reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import { FOLD_OLD_CALLS } from "./question-costs.ts";
import type { Schema } from "./schema.ts";
import { settleOrphans } from "./settle-orphans.ts";

/** What of the shared limits can no longer matter to anybody, and after how long. */
const OLD = [
  sql`delete from limit_windows where ends_at < now()`,
  sql`delete from model_budgets where key like 'user-day:%' and changed_at < now() - interval '2 days'`,
  sql`delete from model_budgets where changed_at < now() - interval '90 days'`,
  FOLD_OLD_CALLS,
  sql`delete from paces where greatest(free_at_ms, held_until_ms) < extract(epoch from now() - interval '1 day') * 1000`,
];

const EVERY_MS = 600_000;

/** Sweeps every ten minutes; a sweep that fails is told of, and the next one does its work. Returns the way to stop. */
export function startSweep(db: Kysely<Schema>, emit: Emit): () => Promise<void> {
  let sweeping: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweepSharedLimits(db).catch((error: unknown) =>
      emit({ type: "error_occurred", errorType: "sweep", message: reasonOf(error) }),
    );
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await sweeping;
  };
}

/**
 * Deletes the rows of limits, budgets and paces whose time is over, and settles the calls of the dead. Replicas may do
 * so at the same time.
 */
export async function sweepSharedLimits(db: Kysely<Schema>): Promise<void> {
  await settleOrphans(db);
  for (const statement of OLD) await statement.execute(db);
}
