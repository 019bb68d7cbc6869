import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import { CONNECTION_LIMITS } from "./database.ts";

/** What is done on a connection whenever it is opened. */
export type SessionTask = (client: pg.Client) => Promise<unknown>;

/** One connection of the process's own, which holds its lock and hears notifications, and comes back when it is lost. */
export interface Session {
  /** Does this now, and again on every later connection. Returns the way to stop that. */
  always(task: SessionTask): Promise<() => void>;
  /** Hears what is notified on a channel. Returns the way to stop. */
  listen(channel: string, hear: (payload: string) => void): Promise<() => void>;
  isOpen(): boolean;
  close(): Promise<void>;
}

const TRY_AGAIN_AFTER_MS = 250;
/** Short enough that nobody notices how long the last pause was when Postgres is back. */
const LONGEST_PAUSE_MS = 1_500;
const CHECK_EVERY_MS = 2_000;
/** The server, too, notices within seconds when this machine is gone, and lets go of its lock. */
const SERVER_NOTICES = "-c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3";

export async function openSession(url: string, emit: Emit): Promise<Session> {
  const tasks = new Set<SessionTask>();
  const hearers = new Set<{ readonly channel: string; hear(payload: string): void }>();
  const closing = new AbortController();
  let current: pg.Client | undefined;

  current = await connect();
  const check = setInterval(() => void (current && prove(current)), CHECK_EVERY_MS);

  return {
    isOpen: () => current !== undefined,
    always,
    async listen(channel, hear) {
      const hearer = { channel, hear };
      hearers.add(hearer);
      const stop = await always((client) => client.query(`listen ${client.escapeIdentifier(channel)}`));
      return () => {
        hearers.delete(hearer);
        stop();
      };
    },
    async close() {
      closing.abort();
      clearInterval(check);
      await current?.end().catch(ignore);
    },
  };

  async function always(task: SessionTask): Promise<() => void> {
    tasks.add(task);
    // A connection that is lost just here does it again when it is back.
    if (current) await task(current).catch(ignore);
    return () => void tasks.delete(task);
  }

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({
      ...CONNECTION_LIMITS,
      connectionString: url,
      application_name: "ledger-session",
      options: SERVER_NOTICES,
    });
    client.on("error", ignore);
    client.on("notification", ({ channel, payload = "" }) => {
      for (const hearer of hearers) if (hearer.channel === channel) hearer.hear(payload);
    });
    try {
      await client.connect();
      for (const task of tasks) await task(client);
    } catch (error) {
      await client.end().catch(ignore);
      throw error;
    }
    client.once("end", () => void comeBack());
    return client;
  }

  async function comeBack(): Promise<void> {
    current = undefined;
    if (closing.signal.aborted) return;
    const lostAt = performance.now();
    emit({ type: "database_lost" });
    let pauseMs = TRY_AGAIN_AFTER_MS;
    while (!closing.signal.aborted && !current) {
      try {
        current = await connect();
        emit({ type: "database_returned", awayMs: performance.now() - lostAt });
      } catch (error) {
        emit({ type: "error_occurred", errorType: "database", message: reasonOf(error) });
        await delay(pauseMs, undefined, { signal: closing.signal }).catch(ignore);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
    if (closing.signal.aborted) await current?.end().catch(ignore);
  }
}

/** A connection whose other end is gone without a word is ended here too. */
async function prove(client: pg.Client): Promise<void> {
  await client.query("select 1").catch(() => client.end().catch(ignore));
}

function ignore(): void {}
