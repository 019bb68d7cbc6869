import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import { databaseFault, refuseOld, refuseUnfit } from "./database-faults.ts";
import { type DatabaseState, stateOfDatabase } from "./database-state.ts";
import { watchExhaustion } from "./exhaustion.ts";
import type { Schema } from "./schema.ts";

export interface Database {
  readonly db: Kysely<Schema>;
  readonly pool: pg.Pool;
  state(): Promise<DatabaseState>;
  /** The share of the pool's connections in use, from 0 to 1. */
  poolUsage(): number;
  close(): Promise<void>;
}

const MAX_CONNECTIONS = 12;

/**
 * Every wait has an end: Slack sends an event again that could not be kept, and a worker's job goes to
 * another one, so a statement that hangs is worth less than one that fails.
 */
export const CONNECTION_LIMITS = {
  connectionTimeoutMillis: 5_000,
  lock_timeout: 4_000,
  statement_timeout: 8_000,
  idle_in_transaction_session_timeout: 10_000,
  // For a server that does not even say that it took too long.
  query_timeout: 12_000,
  keepAlive: true,
} as const;

/**
 * Opens a pool on Postgres and proves that it answers and, unless it is opened only to read, can be written to.
 * @throws LedgerError DATABASE_UNAVAILABLE, without the URL's password
 */
export async function openDatabase(
  url: string,
  emit: Emit,
  access: "read" | "write" = "write",
): Promise<Database> {
  const pool = new pg.Pool({
    ...CONNECTION_LIMITS,
    connectionString: url,
    max: MAX_CONNECTIONS,
    application_name: "ledger",
    ...(access === "read" && { options: READ_ONLY }),
  });
  const report = (error: Error) =>
    emit({ type: "error_occurred", errorType: "database", message: reasonOf(error) });
  // Without listeners a connection that the server ends, idle or in a transaction, would end the process.
  pool.on("error", report);
  pool.on("connect", (client) => client.on("error", () => {}));
  await prove(pool, url, access);
  const exhaustion = watchExhaustion();
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    log(event) {
      const operation = operationOf(event.query.sql);
      emit({ type: "db_query_finished", operation, durationMs: event.queryDurationMillis });
      exhaustion.note(operation, event.level === "error" ? event.error : undefined);
    },
  });
  return {
    db,
    state: () => stateOfDatabase(pool, exhaustion),
    pool,
    poolUsage: () => (pool.totalCount - pool.idleCount) / MAX_CONNECTIONS,
    close: () => db.destroy(),
  };
}

/** A mistake of ours in a command that only reads is then refused by the server. */
const READ_ONLY = "-c default_transaction_read_only=on";

async function prove(pool: pg.Pool, url: string, access: "read" | "write"): Promise<void> {
  try {
    await (access === "read" ? refuseOld(pool) : refuseUnfit(pool));
  } catch (error) {
    await pool.end();
    throw databaseFault(url, error, access);
  }
}

const OPERATIONS = new Set(["select", "insert", "update", "delete", "begin", "commit", "rollback"]);

function operationOf(sql: string): string {
  const word = /^[\s"(]*([a-z]+)/i.exec(sql)?.[1]?.toLowerCase() ?? "";
  return OPERATIONS.has(word) ? word : "other";
}
