import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Environment } from "../../config/environment.ts";
import { readSettings } from "../../config/read-settings.ts";
import { LedgerError } from "../../core/errors.ts";
import { startEmbeddedDatabase } from "../../store/embedded/start.ts";
import { migrate } from "../../store/migrate.ts";

export interface GivenDatabase {
  readonly env: Environment;
  /** The folder of a `ledger dev`; without it the database is the one of DATABASE_URL. */
  readonly dataDir?: string | undefined;
}

export interface FoundDatabase {
  readonly url: string;
  release(): Promise<void>;
}

/**
 * The database that a bot keeps its questions in. That of a data folder is started for as long as it is read, and has
 * this version's schema then, as after the next `ledger dev`.
 * @throws LedgerError SETTINGS_INVALID, DATA_DIR_MISSING, DATA_DIR_IN_USE while a `ledger dev` runs on it, or what
 * keeps it from starting
 */
export async function databaseOf({ env, dataDir }: GivenDatabase): Promise<FoundDatabase> {
  if (dataDir === undefined) {
    const { DATABASE_URL } = readSettings(env, { required: ["DATABASE_URL"] });
    return { url: DATABASE_URL, release: async () => {} };
  }
  // Starting it would make an empty one.
  if (!(await isThere(join(dataDir, "postgres"))))
    throw new LedgerError(
      "DATA_DIR_MISSING",
      `There is no database in ${dataDir}.`,
      "Give the folder that ledger dev was started with (--data-dir DIR, .ledger if none was given).",
    );
  const { url, stop } = await startEmbeddedDatabase({ dataDir, owner: "ledger knowledge gaps" });
  try {
    await migrate(url);
    return { url, release: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}
