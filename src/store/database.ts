import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { LedgerError, reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import type { Schema } from "./schema.ts";

export interface Database {
  readonly db: Kysely<Schema>;
  /** The share of the pool's connections in use, from 0 to 1. */
  poolUsage(): number;
  close(): Promise<void>;
}

const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Opens a pool on Postgres and proves that it answers.
 * @throws LedgerError DATABASE_UNAVAILABLE, without the URL's password
 */
export async function openDatabase(url: string, emit: Emit): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "ledger",
  });
  // Without a listener an idle connection that the server ends would end the process.
  pool.on("error", (error) =>
    emit({ type: "error_occurred", errorType: "database", message: error.message }),
  );
  await prove(pool, url);
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query, queryDurationMillis: durationMs }) =>
      emit({ type: "db_query_finished", operation: operationOf(query.sql), durationMs }),
  });
  return {
    db,
    poolUsage: () => (pool.totalCount - pool.idleCount) / MAX_CONNECTIONS,
    close: () => db.destroy(),
  };
}

async function prove(pool: pg.Pool, url: string): Promise<void> {
  try {
    await pool.query("select 1");
  } catch (error) {
    await pool.end();
    const { hostname, port, pathname } = new URL(url);
    throw new LedgerError(
      "DATABASE_UNAVAILABLE",
      `Postgres at ${hostname}:${port || 5432}${pathname} did not answer: ${reasonOf(error)}`,
      "Start it, or correct DATABASE_URL.",
      error,
    );
  }
}

const OPERATIONS = new Set(["select", "insert", "update", "delete", "begin", "commit", "rollback"]);

function operationOf(sql: string): string {
  const word = /^[\s"(]*([a-z]+)/i.exec(sql)?.[1]?.toLowerCase() ?? "";
  return OPERATIONS.has(word) ? word : "other";
}
