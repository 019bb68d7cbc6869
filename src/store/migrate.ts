import { Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { LedgerError, reasonOf } from "../core/errors.ts";
import { MIGRATIONS } from "./migrations.ts";
import type { Schema } from "./schema.ts";
import { newerSchema, readSchemaAge } from "./schema-age.ts";

/**
 * Brings the database to this version's schema. Several processes may call it at once.
 * @throws LedgerError DATABASE_UNAVAILABLE where a migration fails or the schema is a newer one
 */
export async function migrate(url: string): Promise<void> {
  // On a connection of its own, because a migration may take as long as it needs, and waits for another process.
  const pool = new pg.Pool({ connectionString: url, max: 2, application_name: "ledger-migration" });
  // A connection that the server ends, idle or between two queries, would end the process without listeners.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw await cannotMigrate(error, db);
  } finally {
    await db.destroy();
  }
}

async function cannotMigrate(error: unknown, db: Kysely<Schema>): Promise<LedgerError> {
  const age = await readSchemaAge(db).catch(() => undefined);
  if (age?.kind === "newer") return newerSchema(age.unknown, error);
  return new LedgerError(
    "DATABASE_UNAVAILABLE",
    `The database could not be brought to this version's schema: ${reasonOf(error)}`,
    "Check that the user in DATABASE_URL may create tables.",
    error,
  );
}
