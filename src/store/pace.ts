import { type Kysely, type RawBuilder, sql } from "kysely";
import type { CallRate, Pace, ReserveOptions } from "../core/pace.ts";
import type { Schema } from "./schema.ts";

const MINUTE = 60_000;
/** Longer than any wait that a caller could mean. */
const ANY_WAIT_MS = 1e12;

/** Milliseconds since the epoch by the database's clock, which all replicas share. */
const DATABASE_CLOCK = sql<string>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/**
 * A leaky bucket for each key, kept as the one time at which all that is reserved will have leaked out (the
 * generic cell rate algorithm of ITU-T I.371). After a pause `burst` turns wait for nothing, the next for the time
 * of one turn, and so on. Times are whole milliseconds, and a turn is rounded up to them, so that none is early.
 */
export function createPace(db: Kysely<Schema>, now: RawBuilder<unknown> = DATABASE_CLOCK): Pace {
  return {
    async reserve(key, rate, { cost = 1, maxWaitMs = ANY_WAIT_MS }: ReserveOptions = {}) {
      if (cost > rate.burst) throw new Error(`A call of ${cost} turns never fits a burst of ${rate.burst}.`);
      const asked = { key, ...timesOf(rate, cost), longest: Math.floor(maxWaitMs) };
      const waitMs = await take(db, now, asked);
      if (waitMs !== undefined) return { kind: "reserved", waitMs };
      return { kind: "too-long", retryAfterMs: await look(db, now, asked) };
    },
    async hold(key, forMs) {
      await sql`
        insert into paces (key, held_until_ms) values (${key}, ${now} + ${Math.ceil(forMs)}::bigint)
        on conflict (key) do update
        set held_until_ms = greatest(paces.held_until_ms, excluded.held_until_ms)`.execute(db);
    },
  };
}

interface Asked {
  readonly key: string;
  /** How long the call's turns take, how long a burst takes, and a burst but for one turn; in milliseconds. */
  readonly taken: number;
  readonly burst: number;
  readonly spent: number;
  readonly longest: number;
}

function timesOf({ perMinute, burst }: CallRate, cost: number) {
  const turn = Math.ceil(MINUTE / perMinute);
  return { taken: cost * turn, burst: burst * turn, spent: (burst - 1) * turn };
}

/** When a service ends a hold it has room for one call, and not for a burst. */
const freeAt = ({ spent }: Asked) =>
  sql`greatest(paces.free_at_ms, clock.now_ms, case when paces.held_until_ms > 0 then paces.held_until_ms + ${spent}::bigint end)`;

/** Reserves in one step, for the row is locked from the look at it to its change. Undefined where nothing is reserved. */
async function take(db: Kysely<Schema>, now: RawBuilder<unknown>, asked: Asked): Promise<number | undefined> {
  const { key, taken, burst, longest } = asked;
  const free = sql`(select ${freeAt(asked)} + ${taken}::bigint from clock)`;
  const { rows } = await sql<{ wait_ms: string }>`
    with clock as materialized (select ${now} as now_ms)
    insert into paces (key, free_at_ms) select ${key}, now_ms + ${taken}::bigint from clock
    on conflict (key) do update set free_at_ms = ${free}
    where ${free} - ${burst}::bigint - (select now_ms from clock) <= ${longest}::bigint
    returning greatest(0, free_at_ms - ${burst}::bigint - (select now_ms from clock)) as wait_ms`.execute(db);
  return rows[0] && Number(rows[0].wait_ms);
}

async function look(db: Kysely<Schema>, now: RawBuilder<unknown>, asked: Asked): Promise<number> {
  const { rows } = await sql<{ wait_ms: string }>`
    with clock as materialized (select ${now} as now_ms)
    select greatest(0, ${freeAt(asked)} + ${asked.taken}::bigint - ${asked.burst}::bigint - clock.now_ms) as wait_ms
    from paces, clock where key = ${asked.key}`.execute(db);
  return Number(rows[0]?.wait_ms ?? 0);
}
