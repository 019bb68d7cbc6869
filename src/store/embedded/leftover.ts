import { spawnSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { LedgerError } from "../../core/errors.ts";
import type { Binaries } from "./binaries.ts";
import { codeOf } from "./error-code.ts";
import { identifyProcess } from "./process-identity.ts";
import type { Shutdown } from "./signal-server.ts";
import { signalServer } from "./signal-server.ts";

const POLL_MS = 10;

/** The shutdowns to try in turn, with the milliseconds to wait for each. */
const SHUTDOWNS: readonly (readonly [Shutdown, number])[] = [
  ["SIGINT", 5_000],
  ["SIGQUIT", 6_000],
  ["SIGKILL", 2_000],
];

/**
 * Ends the server that a killed owner left running on a cluster, and unties a `postmaster.pid` whose process id
 * belongs to another program by now. Call it with the folder locked.
 *
 * The file's first line is the process id (PostgreSQL's src/include/utils/pidfile.h).
 */
export async function endLeftoverServer(cluster: string, binaries: Binaries): Promise<void> {
  const pid = await readServerPid(cluster);
  if (pid === undefined) return;
  if (isServerOf(cluster, binaries, pid)) await endServer(cluster, binaries, pid);
  await disownPidFile(cluster);
}

async function endServer(cluster: string, binaries: Binaries, pid: number): Promise<void> {
  for (const [signal, waitMs] of SHUTDOWNS) {
    signalServer(binaries, pid, signal);
    if (await ends(pid, waitMs)) return;
  }
  throw new LedgerError(
    "DATABASE_UNAVAILABLE",
    `A server that an earlier run left on ${cluster} does not end (process ${pid}).`,
    `End process ${pid} yourself, then start again.`,
  );
}

async function ends(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (identifyProcess(pid).running) {
    if (Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}

/**
 * Writes our own process id over the stale one. Postgres takes the id of its parent for stale, and reads on for
 * the key of the shared memory, by which it finds orphaned backends. Deleting the file would lose that key.
 */
async function disownPidFile(cluster: string): Promise<void> {
  if (process.platform === "win32") return; // There Postgres asks the process itself.
  const path = join(cluster, "postmaster.pid");
  const text = await readIfThere(path);
  if (text === undefined) return;
  await writeFile(path, [String(process.pid), ...text.split("\n").slice(1)].join("\n"));
}

async function readServerPid(cluster: string): Promise<number | undefined> {
  const [line = ""] = ((await readIfThere(join(cluster, "postmaster.pid"))) ?? "").split("\n");
  const pid = Number(line);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

const IS_SERVER_OF: Partial<Record<NodeJS.Platform, typeof isServerOf>> = {
  linux: isServerOnLinux,
  win32: isServerByPgCtl,
};

function isServerOf(cluster: string, binaries: Binaries, pid: number): boolean {
  if (!identifyProcess(pid).running) return false;
  return (IS_SERVER_OF[process.platform] ?? isServerByPs)(cluster, binaries, pid);
}

/** The server works inside its cluster folder, so that this holds even after the folder was moved. */
function isServerOnLinux(cluster: string, _binaries: Binaries, pid: number): boolean {
  try {
    const isPostgres = readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "postgres";
    return isPostgres && realpathSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

function isServerByPs(cluster: string, _binaries: Binaries, pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.includes("postgres") && stdout.includes(cluster);
}

function isServerByPgCtl(cluster: string, binaries: Binaries): boolean {
  return spawnSync(binaries.pgCtl, ["status", "-D", cluster], { windowsHide: true }).status === 0;
}
