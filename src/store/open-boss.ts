import type pg from "pg";
import { PgBoss } from "pg-boss";
import { reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import type { Session } from "./session.ts";

/** Looks for jobs whose worker has stopped to answer; the recovery is faster, and this is the net below it. */
const SUPERVISE_SECONDS = 5;

/** Opens pg-boss on our own connections, making its tables at the first time. */
export async function openBoss(pool: pg.Pool, session: Session, emit: Emit): Promise<PgBoss> {
  const boss = new PgBoss({
    db: {
      executeSql: (text, values) => pool.query(text, values),
      async listen(channel, hear, onReconnect) {
        const stop = await session.listen(channel, hear);
        const stopTelling = await session.always(async () => onReconnect());
        return {
          async close() {
            stop();
            stopTelling();
          },
        };
      },
    },
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on("error", (error) => emit({ type: "error_occurred", errorType: "queue", message: reasonOf(error) }));
  await boss.start();
  return boss;
}
