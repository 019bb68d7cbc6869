import { Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import pg from "pg";
import { LedgerError, reasonOf } from "../core/errors.ts";
import * as questions from "./migrations/0001-questions.ts";
import * as work from "./migrations/0002-work.ts";
import * as sharedLimits from "./migrations/0003-shared-limits.ts";
import * as feedback from "./migrations/0004-feedback.ts";
import * as handover from "./migrations/0005-handover.ts";
import * as handoverEdits from "./migrations/0006-handover-edits.ts";
import type { Schema } from "./schema.ts";

/** Forward only, in the order of their names; a published one is never changed. */
const MIGRATIONS: Record<string, Migration> = {
  "0001-questions": questions,
  "0002-work": work,
  "0003-shared-limits": sharedLimits,
  "0004-feedback": feedback,
  "0005-handover": handover,
  "0006-handover-edits": handoverEdits,
};

/**
 * Brings the database to this version's schema. Several processes may call it at once.
 * @throws LedgerError DATABASE_UNAVAILABLE where a migration fails or the schema is a newer one
 */
export async function migrate(url: string): Promise<void> {
  // On a connection of its own, because a migration may take as long as it needs, and waits for another process.
  const pool = new pg.Pool({ connectionString: url, max: 2, application_name: "ledger-migration" });
  pool.on("error", () => {});
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw cannotMigrate(error, await newerThanOurs(db));
  } finally {
    await db.destroy();
  }
}

/** Migrations that were made in this database and that this version does not know. */
async function newerThanOurs(db: Kysely<Schema>): Promise<string[]> {
  const made = await sql<{ name: string }>`select name from kysely_migration`
    .execute(db)
    .catch(() => undefined);
  return (made?.rows ?? []).map(({ name }) => name).filter((name) => !(name in MIGRATIONS));
}

function cannotMigrate(error: unknown, newer: readonly string[]): LedgerError {
  if (newer.length > 0)
    return new LedgerError(
      "DATABASE_UNAVAILABLE",
      `The database has the schema of a newer Ledger: this one does not know ${newer.join(", ")}.`,
      "Start that newer Ledger, or give this one a database of its own.",
      error,
    );
  return new LedgerError(
    "DATABASE_UNAVAILABLE",
    `The database could not be brought to this version's schema: ${reasonOf(error)}`,
    "Check that the user in DATABASE_URL may create tables.",
    error,
  );
}
