import { constants } from "node:fs";
import { access, chown, mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { LedgerError, reasonOf } from "../../core/errors.ts";

/** The folder of the Postgres cluster inside a data folder. */
export function clusterIn(dataDir: string): string {
  return join(dataDir, "postgres");
}

/** The file that the server's log lines go to. */
export function logFileIn(dataDir: string): string {
  return join(dataDir, "postgres.log");
}

/** Makes the data folder where it is missing, and checks that files can be made in it. */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    const made = await makeFolders(dataDir);
    if (made && process.getuid?.() === 0) await giveToOwnerOfParent(dataDir);
    if (!(await stat(dataDir)).isDirectory()) throw new Error("it is a file");
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritable(dataDir, reasonOf(error), error);
  }
}

/**
 * Makes a folder and those above it; tells whether it was missing. Node's own recursive mkdir never ends where
 * a system refuses a new folder with ENOENT, as /proc does.
 */
async function makeFolders(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") return false;
    if (code !== "ENOENT" || !(await makeFolders(dirname(folder)))) throw error;
    await mkdir(folder);
    return true;
  }
}

/** The fault of a data folder, or of something in it, that cannot be written. */
export function unwritable(path: string, reason: string, cause?: unknown): LedgerError {
  return new LedgerError(
    "DATA_DIR_UNWRITABLE",
    `The data folder cannot be written: ${path}: ${reason}`,
    "Make the folder yours and writable, free space on its disk, or give another folder with --data-dir.",
    cause,
  );
}

/** So that `sudo` in somebody's folder leaves a data folder that they can use without `sudo`. */
async function giveToOwnerOfParent(dataDir: string): Promise<void> {
  const { uid, gid } = await stat(dirname(dataDir));
  if (uid !== 0) await chown(dataDir, uid, gid);
}
