import type { Kysely } from "kysely";
import { sql } from "kysely";
import { z } from "zod";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

/**
 * What processes tell each other at once, by Postgres' NOTIFY. A hint, not a letter: whoever is away does not
 * get it, so what must not be missed stands in a table.
 */
export interface Signals {
  /**
   * Tells every process, this one too; within a transaction when it commits.
   * @param payload plain JSON, at most some 7,000 bytes
   */
  tell(topic: string, payload: unknown, transaction?: Kysely<Schema>): Promise<void>;
  /** Hears what is told on a topic. `missed` is called when some of it may have been missed. Returns the way to stop. */
  hear(topic: string, listener: (payload: unknown) => void, missed?: () => void): () => void;
}

const CHANNEL = "ledger";
const MAX_BYTES = 7_900;

const messageSchema = z.object({ topic: z.string(), payload: z.unknown() });

export async function openSignals(db: Kysely<Schema>, session: Session): Promise<Signals> {
  const hearers = new Set<{ topic: string; listener(payload: unknown): void; missed(): void }>();
  await session.listen(CHANNEL, (text) => {
    const message = messageSchema.safeParse(jsonIn(text)).data;
    for (const { topic, listener } of hearers) if (topic === message?.topic) listener(message.payload);
  });
  await session.always(async () => {
    for (const { missed } of hearers) missed();
  });
  return {
    async tell(topic, payload, transaction = db) {
      const message = JSON.stringify({ topic, payload });
      if (Buffer.byteLength(message) > MAX_BYTES)
        throw new Error(`The signal "${topic}" is too long; tell an id, and keep the rest in a table.`);
      await sql`select pg_notify(${CHANNEL}, ${message})`.execute(transaction);
    },
    hear(topic, listener, missed = () => {}) {
      const hearer = { topic, listener, missed };
      hearers.add(hearer);
      return () => void hearers.delete(hearer);
    },
  };
}

/** Anybody who may connect may notify of anything. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
