import type { Kysely } from "kysely";
import { openDatabase } from "./database.ts";
import { databaseFault } from "./database-faults.ts";
import type { Schema } from "./schema.ts";
import { requireSchema } from "./schema-age.ts";

export interface BotsDatabase {
  readonly db: Kysely<Schema>;
  close(): Promise<void>;
}

/**
 * Opens the database of a bot beside that bot, without changing its schema. To read, a replica of the database and a
 * user that may only select are enough.
 * @throws LedgerError DATABASE_UNAVAILABLE
 */
export async function openBeside(url: string, access: "read" | "write"): Promise<BotsDatabase> {
  const { db, close } = await openDatabase(url, () => {}, access);
  try {
    await requireSchema(db);
    return { db, close };
  } catch (error) {
    await close();
    throw databaseFault(url, error, access);
  }
}
