import type { Kysely } from "kysely";
import { reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import { purgeQuestions } from "./erase.ts";
import type { Schema } from "./schema.ts";

const DAY_MS = 86_400_000;
const EVERY_MS = 3_600_000;
const AT_A_TIME = 1_000;

/**
 * Deletes hourly what was answered longer ago than so many days; 0 keeps everything. Replicas may do so at the same
 * time. Returns the way to stop.
 */
export function startRetention(db: Kysely<Schema>, days: number, emit: Emit): () => Promise<void> {
  if (days === 0) return async () => {};
  let stopped = false;
  let purging = purge();
  const timer = setInterval(() => {
    purging = purging.then(purge);
  }, EVERY_MS);
  timer.unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await purging;
  };

  async function purge(): Promise<void> {
    try {
      const before = new Date(Date.now() - days * DAY_MS);
      for (let some = AT_A_TIME; some === AT_A_TIME && !stopped; )
        some = await purgeQuestions(db, before, AT_A_TIME);
    } catch (error) {
      emit({ type: "error_occurred", errorType: "retention", message: reasonOf(error) });
    }
  }
}
