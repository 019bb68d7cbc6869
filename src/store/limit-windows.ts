import { type Kysely, sql } from "kysely";
import type { FullWindow, QuestionWindow, Windows } from "../limits/windows.ts";
import { keepIf } from "./keep-if.ts";
import type { Schema } from "./schema.ts";

/** Counts in Postgres: shared by all replicas, exact, and still there after a restart. */
export function createLimitWindows(db: Kysely<Schema>): Windows {
  return {
    count: (windows) =>
      keepIf(
        db,
        (full) => full.length === 0,
        (transaction) => countInAll(transaction, windows),
      ),
  };
}

/**
 * Counts first and looks then, so that one statement does both; a rollback takes it back where one is full. Whoever
 * asks at the same moment waits for the row, in the order in which the windows are given: that of all people last,
 * because all wait for it.
 */
async function countInAll(
  db: Kysely<Schema>,
  windows: readonly QuestionWindow[],
): Promise<readonly FullWindow[]> {
  const rows = await db
    .insertInto("limit_windows")
    .values(
      windows.map(({ key, durationMs }) => ({
        key,
        questions: 1,
        ends_at: sql<Date>`now() + ${durationMs} * interval '1 millisecond'`,
      })),
    )
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet({
        questions: sql`case when limit_windows.ends_at <= now() then 1 else limit_windows.questions + 1 end`,
        ends_at: sql`case when limit_windows.ends_at <= now() then excluded.ends_at else limit_windows.ends_at end`,
      }),
    )
    .returning(["key", "questions", sql<number>`extract(epoch from ends_at - now()) * 1000`.as("left_ms")])
    .execute();
  const pointsOf = new Map(windows.map(({ key, points }) => [key, points]));
  return rows
    .filter(({ key, questions }) => questions > (pointsOf.get(key) ?? 0))
    .map(({ key, left_ms }) => ({ key, retryAfterMs: Math.ceil(Number(left_ms)) }));
}
