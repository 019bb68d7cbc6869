import { chmod, chown, lstat, readdir, readFile, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import { POSTGRES_MAJOR } from "./binaries.ts";
import { unwritable } from "./data-dir.ts";
import { codeOf } from "./error-code.ts";
import { PASSWORD_FILE } from "./password.ts";
import type { RunAs } from "./programs.ts";
import { fileOwnerFor } from "./run-as.ts";

const REQUIRED_PARTS = ["global/pg_control", "base", "pg_wal", "pg_xact", "postgresql.conf", PASSWORD_FILE];

/**
 * Looks at a cluster folder without changing what is in it.
 *
 * @throws LedgerError when a cluster is there that this Postgres cannot run
 */
export async function inspectCluster(cluster: string): Promise<"absent" | "ready"> {
  const entries = await entriesOf(cluster);
  if (entries === undefined) return "absent";
  if (entries.length === 0) {
    await rmdir(cluster);
    return "absent";
  }
  if (!entries.includes("PG_VERSION")) throw damaged(cluster, "PG_VERSION is missing");
  await requireOurVersion(cluster);
  for (const part of REQUIRED_PARTS) await requirePart(cluster, part);
  return "ready";
}

/** Gives the cluster's files to the user that the server runs as, and to nobody else, as Postgres demands. */
export async function ownCluster(cluster: string, runAs: RunAs): Promise<void> {
  const wanted = fileOwnerFor(runAs);
  if (wanted === undefined) return;
  try {
    if (!(await isOwnedBy(cluster, wanted.uid))) {
      if (process.geteuid?.() !== 0) throw new Error("it belongs to another user");
      await chownTree(cluster, wanted);
    }
    await chmod(cluster, 0o700);
  } catch (error) {
    throw unwritable(cluster, reasonOf(error), error);
  }
}

/** The fault of a cluster that is there but cannot be used. It is never deleted for the user. */
export function damaged(cluster: string, what: string): LedgerError {
  return new LedgerError(
    "DATA_DIR_DAMAGED",
    `The database in ${cluster} is damaged: ${what}`,
    `Nothing was deleted. Restore ${cluster} from a backup, or move it away to start with an empty database.`,
  );
}

/** The fault of a cluster that another major version of Postgres made. */
export function ofOtherVersion(cluster: string, version: string): LedgerError {
  return new LedgerError(
    "DATA_DIR_OTHER_VERSION",
    `The database in ${cluster} was made by PostgreSQL ${version}, and this one is ${POSTGRES_MAJOR}.`,
    `Nothing was changed. Dump it with PostgreSQL ${version} and load it into a new folder (--data-dir), ` +
      `or move ${cluster} away to start with an empty database.`,
  );
}

async function entriesOf(cluster: string): Promise<string[] | undefined> {
  try {
    return await readdir(cluster);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw unwritable(cluster, reasonOf(error), error);
  }
}

async function requireOurVersion(cluster: string): Promise<void> {
  const version = (await readFile(join(cluster, "PG_VERSION"), "utf8")).trim();
  if (version === "") throw damaged(cluster, "PG_VERSION is empty");
  if (version !== POSTGRES_MAJOR) throw ofOtherVersion(cluster, version);
}

async function requirePart(cluster: string, part: string): Promise<void> {
  try {
    await stat(join(cluster, part));
  } catch {
    throw damaged(cluster, `${part} is missing`);
  }
}

/** A file is looked at too: some tools that copy a tree keep the owner of files, but not of folders. */
async function isOwnedBy(cluster: string, uid: number): Promise<boolean> {
  const found = await Promise.all([stat(cluster), stat(join(cluster, "PG_VERSION"))]);
  return found.every((status) => status.uid === uid);
}

/** The top folder comes last: by its owner we tell whether the work was finished. */
async function chownTree(path: string, owner: { uid: number; gid: number }): Promise<void> {
  if ((await lstat(path)).isDirectory()) {
    for (const entry of await readdir(path)) await chownTree(join(path, entry), owner);
  }
  await chown(path, owner.uid, owner.gid);
}
