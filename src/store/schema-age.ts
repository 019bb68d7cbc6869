import { type Kysely, sql } from "kysely";
import { LedgerError } from "../core/errors.ts";
import { MIGRATIONS } from "./migrations.ts";
import type { Schema } from "./schema.ts";
import { sqlStateOf } from "./sql-state.ts";

/** The schema of a database beside that of this version. */
export type SchemaAge =
  | { readonly kind: "same" }
  /** Nothing of Ledger's is in it. */
  | { readonly kind: "empty" }
  | { readonly kind: "older" }
  /** It was made by migrations that this version does not know. */
  | { readonly kind: "newer"; readonly unknown: readonly string[] };

const UNDEFINED_TABLE = "42P01";

/** Reads which migrations were made, and changes nothing. */
export async function readSchemaAge(db: Kysely<Schema>): Promise<SchemaAge> {
  const made = await migrationsIn(db);
  if (made.length === 0) return { kind: "empty" };
  const unknown = made.filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0) return { kind: "newer", unknown };
  return { kind: Object.keys(MIGRATIONS).every((name) => made.includes(name)) ? "same" : "older" };
}

/**
 * For who only reads, or must not be the one that changes the schema.
 * @throws LedgerError DATABASE_UNAVAILABLE where the schema is not that of this version
 */
export async function requireSchema(db: Kysely<Schema>): Promise<void> {
  const age = await readSchemaAge(db);
  if (age.kind === "empty")
    throw new LedgerError(
      "DATABASE_UNAVAILABLE",
      "The database is empty: no Ledger has kept anything in it.",
      "Start the bot on it once (ledger start), or correct DATABASE_URL.",
    );
  if (age.kind === "older")
    throw new LedgerError(
      "DATABASE_UNAVAILABLE",
      "The database has the schema of an older Ledger.",
      "Start the bot of this version once: it brings the schema up to date.",
    );
  if (age.kind === "newer") throw newerSchema(age.unknown);
}

export function newerSchema(unknown: readonly string[], cause?: unknown): LedgerError {
  return new LedgerError(
    "DATABASE_UNAVAILABLE",
    `The database has the schema of a newer Ledger: this one does not know ${unknown.join(", ")}.`,
    "Start that newer Ledger, or give this one a database of its own.",
    cause,
  );
}

async function migrationsIn(db: Kysely<Schema>): Promise<readonly string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return rows.map(({ name }) => name);
  } catch (error) {
    if (sqlStateOf(error) === UNDEFINED_TABLE) return [];
    throw error;
  }
}
