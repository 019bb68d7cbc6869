import type pg from "pg";
import { z } from "zod";
import { LedgerError, reasonOf } from "../core/errors.ts";
import { sqlStateOf } from "./sql-state.ts";

const OLDEST_SUPPORTED = 15;

/** Why a database that answers cannot be used. */
class Unfit extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

const READ_ONLY = new Unfit(
  "it is read-only",
  "Give the primary's address in DATABASE_URL, or end its default_transaction_read_only.",
);

const conditionSchema = z.object({ version: z.coerce.number(), read_only: z.enum(["on", "off"]) });

/**
 * Asks whether the database is one that questions can be kept in.
 * @throws Unfit, or what the connection throws
 */
export async function refuseUnfit(database: Pick<pg.Pool, "query">): Promise<void> {
  const { isReadOnly } = await refuseOld(database);
  if (isReadOnly) throw READ_ONLY;
}

/**
 * Asks whether the server is one that our queries are made for.
 * @throws Unfit, or what the connection throws
 */
export async function refuseOld(database: Pick<pg.Pool, "query">): Promise<{ readonly isReadOnly: boolean }> {
  const { rows } = await database.query(
    "select current_setting('server_version_num') as version, current_setting('transaction_read_only') as read_only",
  );
  const { version, read_only } = conditionSchema.parse(rows[0]);
  const major = Math.floor(version / 10_000);
  if (major < OLDEST_SUPPORTED)
    throw new Unfit(`it is Postgres ${major}`, `Give a Postgres ${OLDEST_SUPPORTED} to 18 in DATABASE_URL.`);
  return { isReadOnly: read_only === "on" };
}

/** What to do about Postgres' own codes. */
const REMEDIES: Readonly<Record<string, string>> = {
  "25006": READ_ONLY.remedy,
  "28P01": "Correct the user and the password in DATABASE_URL.",
  "3D000": "Create the database, or correct its name in DATABASE_URL.",
  "42501": "Let the user in DATABASE_URL create tables and a schema in this database.",
  "53100": "Free space on the database's disk.",
  "53300": "Raise its max_connections, or run fewer replicas: each needs up to 13 connections.",
  "55P03": "Something holds a lock on Ledger's tables: see pg_stat_activity, and end it.",
  "57014": "It took too long: see what slows it down, or ask less of it.",
  "57P03": "It is starting or stopping: wait, and start again.",
};

/** And where they only read. */
const READERS_REMEDIES: Readonly<Record<string, string>> = {
  "42501": "Grant the user in DATABASE_URL select on all tables in the schema public.",
  "40001": "The primary has changed what was being read, which a replica may not wait for: run it again.",
};

/** An error that opening the database ended with, for the user. It never holds the URL's password. */
export function databaseFault(url: string, error: unknown, access: "read" | "write" = "write"): LedgerError {
  if (error instanceof LedgerError) return error;
  const { hostname, port, pathname } = new URL(url);
  const place = `Postgres at ${hostname}:${port || 5432}${pathname}`;
  if (error instanceof Unfit)
    return new LedgerError(
      "DATABASE_UNAVAILABLE",
      `${place} cannot be used: ${error.message}.`,
      error.remedy,
      error,
    );
  const state = sqlStateOf(error) ?? "";
  const remedy = (access === "read" && READERS_REMEDIES[state]) || REMEDIES[state];
  return new LedgerError(
    "DATABASE_UNAVAILABLE",
    `${place} did not answer: ${reasonOf(error)}`,
    remedy ?? "Start it, or correct DATABASE_URL.",
    error,
  );
}
