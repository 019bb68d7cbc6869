import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import { unwritable } from "./data-dir.ts";
import { codeOf } from "./error-code.ts";
import { identifyProcess } from "./process-identity.ts";

const TAKEOVER_ATTEMPTS = 100;
const TAKEOVER_PAUSE_MS = 20;

const Holder = z.object({
  pid: z.number().int(),
  /** Tells the process from a later one with the same id; see process-identity.ts. */
  processStart: z.string().optional(),
  owner: z.string(),
  since: z.string(),
  nonce: z.string(),
});

type Holder = z.infer<typeof Holder>;

export interface FolderLock {
  /** Frees the folder. Safe to call again. */
  release(): Promise<void>;
}

/**
 * Takes a folder for this process alone, until `release` or the end of the process.
 *
 * The file `lock` names the holder. It comes into being with its content, by a hard link that fails when
 * the file is there. A dead holder's lock is replaced under a second such file, `lock.takeover`, so that of
 * several processes that see the same dead holder one only replaces it.
 *
 * @throws LedgerError DATA_DIR_IN_USE when a living process holds the folder
 */
export async function lockFolder(folder: string, owner: string): Promise<FolderLock> {
  const lock = join(folder, "lock");
  const me = describeThisProcess(owner);
  const draft = `${lock}.${me.nonce}`;
  try {
    writeFileSync(draft, `${JSON.stringify(me, null, 2)}\n`, { flag: "wx", mode: 0o644 });
    await take(folder, lock, draft);
  } catch (error) {
    throw error instanceof LedgerError ? error : unwritable(folder, reasonOf(error), error);
  } finally {
    rmSync(draft, { force: true });
  }
  return { release: async () => releaseIfMine(lock, me) };
}

async function take(folder: string, lock: string, draft: string): Promise<void> {
  for (let attempt = 0; attempt < TAKEOVER_ATTEMPTS; attempt += 1) {
    if (linkIfFree(draft, lock)) return;
    const holder = readHolder(lock);
    if (isHolder(holder) && isAlive(holder)) throw inUse(folder, holder);
    if (takeOverFromTheDead(lock, draft)) return;
    await delay(TAKEOVER_PAUSE_MS);
  }
  throw new LedgerError(
    "DATA_DIR_IN_USE",
    `The data folder ${folder} is locked, and the process that was freeing it is gone.`,
    `If no other ledger runs there, delete ${lock} and ${lock}.takeover, then start again.`,
  );
}

/** Synchronous from end to end: only a kill between two of its steps can leave `lock.takeover` behind. */
function takeOverFromTheDead(lock: string, draft: string): boolean {
  const takeover = `${lock}.takeover`;
  if (!linkIfFree(draft, takeover)) return false;
  try {
    // Read again: another process may have replaced the dead holder since we looked.
    const holder = readHolder(lock);
    if (holder === "none" || (isHolder(holder) && isAlive(holder))) return false;
    renameSync(draft, lock);
    return true;
  } finally {
    unlinkSync(takeover);
  }
}

function linkIfFree(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function readHolder(lock: string): Holder | "none" | "garbled" {
  try {
    return Holder.parse(JSON.parse(readFileSync(lock, "utf8")));
  } catch (error) {
    if (codeOf(error) === undefined) return "garbled";
    if (codeOf(error) === "ENOENT") return "none";
    throw error;
  }
}

function isHolder(holder: Holder | "none" | "garbled"): holder is Holder {
  return typeof holder !== "string";
}

function isAlive(holder: Holder): boolean {
  const found = identifyProcess(holder.pid);
  if (!found.running) return false;
  if (found.startedAt === undefined || holder.processStart === undefined) return true;
  return found.startedAt === holder.processStart;
}

function describeThisProcess(owner: string): Holder {
  const me = identifyProcess(process.pid);
  return {
    pid: process.pid,
    processStart: me.running ? me.startedAt : undefined,
    owner,
    since: new Date().toISOString(),
    nonce: randomUUID(),
  };
}

function inUse(folder: string, holder: Holder): LedgerError {
  return new LedgerError(
    "DATA_DIR_IN_USE",
    `The data folder ${folder} is in use by ${holder.owner} (process ${holder.pid}, since ${holder.since}).`,
    `Stop that one (process ${holder.pid}), or give another folder with --data-dir.`,
  );
}

function releaseIfMine(lock: string, me: Holder): void {
  const holder = readHolder(lock);
  if (isHolder(holder) && holder.nonce === me.nonce) rmSync(lock, { force: true });
}
