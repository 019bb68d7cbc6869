import type { Kysely } from "kysely";
import { LedgerError } from "../core/errors.ts";
import type { Schema } from "./schema.ts";

export interface AppClaim {
  readonly channel: string;
  /** Of the channel's service, the same at every start. */
  readonly app: string;
  /** Whether a database that belongs to another app is taken over. */
  readonly adopts: boolean;
}

/**
 * Claims the database for an app. Two apps that shared one would take each other's questions from the queue, and could
 * answer none of them.
 * @throws LedgerError DATABASE_OF_ANOTHER_APP
 */
export async function claimDatabase(db: Kysely<Schema>, { channel, app, adopts }: AppClaim): Promise<void> {
  const row = await db
    .insertInto("apps")
    .values({ channel, app })
    .onConflict((conflict) =>
      conflict.column("channel").doUpdateSet((eb) => ({ app: adopts ? app : eb.ref("apps.app") })),
    )
    .returning("app")
    .executeTakeFirstOrThrow();
  if (row.app === app) return;
  throw new LedgerError(
    "DATABASE_OF_ANOTHER_APP",
    `This database belongs to another app of ${channel} (${row.app}), and this is ${app}.`,
    "Give each app a database of its own. If the app was made anew, start once with --adopt-database.",
  );
}
