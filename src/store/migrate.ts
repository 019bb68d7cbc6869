import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { LedgerError, reasonOf } from "../core/errors.ts";
import * as questions from "./migrations/0001-questions.ts";
import type { Schema } from "./schema.ts";

/** Forward only, in the order of their names; a published one is never changed. */
const MIGRATIONS: Record<string, Migration> = {
  "0001-questions": questions,
};

/**
 * Brings the database to this version's schema. Several processes may call it at once.
 * @throws LedgerError DATABASE_UNAVAILABLE where a migration fails or the schema is a newer one
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  throw new LedgerError(
    "DATABASE_UNAVAILABLE",
    `The database could not be brought to this version's schema: ${reasonOf(error)}`,
    "Check that the user in DATABASE_URL may create tables, and that no newer Ledger has changed this database.",
    error,
  );
}
