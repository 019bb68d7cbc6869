import { chown, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "../../core/errors.ts";
import type { Binaries } from "./binaries.ts";
import { notInstalled } from "./binaries.ts";
import { clusterIn, unwritable } from "./data-dir.ts";
import { PASSWORD_FILE, writeNewPassword } from "./password.ts";
import type { ProgramEnd, RunAs } from "./programs.ts";
import { runProgram, startProgram } from "./programs.ts";
import { faultOfLog } from "./server-fault.ts";

/** The user that initdb makes, and that the bot connects as. */
export const DATABASE_USER = "ledger";

const WORKSPACE_PREFIX = "postgres.initialising-";

/**
 * Makes a cluster in a data folder that has none. It is made in a folder of its own and renamed when whole,
 * so that a killed initialisation leaves nothing that looks like a cluster.
 */
export async function initialiseCluster(dataDir: string, binaries: Binaries, runAs: RunAs): Promise<void> {
  const workspace = await makeWorkspace(dataDir);
  const cluster = join(workspace, "cluster");
  const password = join(workspace, PASSWORD_FILE);
  try {
    await writeNewPassword(password);
    await giveTo(runAs, workspace, password);
    await runInitdb(dataDir, binaries, runAs, cluster, password);
    await rename(password, join(cluster, PASSWORD_FILE));
    await rename(cluster, clusterIn(dataDir));
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

/** Removes what an initialisation left that was killed. Call it with the folder locked. */
export async function clearInterruptedInitialisations(dataDir: string): Promise<void> {
  for (const entry of await readdir(dataDir)) {
    if (!entry.startsWith(WORKSPACE_PREFIX)) continue;
    await rm(join(dataDir, entry), { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Writes a new cluster's files through to the disk while the server runs already: initdb was told not to wait
 * for it. Resolves when that is done; never rejects.
 */
export function syncToDisk(cluster: string, binaries: Binaries, runAs: RunAs): Promise<void> {
  const sync = startProgram(runAs, binaries.initdb, ["--sync-only", "-D", cluster], "ignore");
  return new Promise((resolve) => {
    sync.once("close", () => resolve());
    sync.once("error", () => resolve());
  });
}

async function makeWorkspace(dataDir: string): Promise<string> {
  try {
    return await mkdtemp(join(dataDir, WORKSPACE_PREFIX));
  } catch (error) {
    throw unwritable(dataDir, reasonOf(error), error);
  }
}

async function giveTo(runAs: RunAs, ...paths: readonly string[]): Promise<void> {
  if (runAs.kind !== "user") return;
  for (const path of paths) await chown(path, runAs.uid, runAs.gid);
}

async function runInitdb(
  dataDir: string,
  binaries: Binaries,
  runAs: RunAs,
  cluster: string,
  password: string,
): Promise<void> {
  const args = [
    `--pgdata=${cluster}`,
    `--username=${DATABASE_USER}`,
    `--pwfile=${password}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-sync",
    "--no-instructions",
  ];
  const { code, output } = await runProgram(runAs, binaries.initdb, args).catch(cannotRun(binaries));
  if (code !== 0) throw faultOfLog(dataDir, "The database could not be made", output.split("\n"));
}

function cannotRun(binaries: Binaries): (error: unknown) => ProgramEnd {
  return (error) => {
    throw notInstalled(`A program of the embedded Postgres cannot be run: ${binaries.initdb}`, error);
  };
}
