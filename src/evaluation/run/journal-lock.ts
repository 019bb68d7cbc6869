import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { LedgerError } from "../../core/errors.ts";
import { isMissing } from "../../core/is-missing.ts";
import { identifyProcess } from "../../store/embedded/process-identity.ts";
import { unwritableRun } from "./journal-fault.ts";

const HOLDER = z.object({
  pid: z.int(),
  /** Tells the process from a later one with the same id. */
  processStart: z.string().optional(),
  since: z.string(),
  nonce: z.string(),
});
type Holder = z.infer<typeof HOLDER>;

export interface JournalLock {
  release(): void;
}

/**
 * Takes a run's journal for this process alone, until `release` or the end of the process: two that add to it would give
 * the same numbers to other passages. The file beside it comes into being with its content, by a hard link that fails
 * where it is there; that of a process which is gone is replaced under a second such file, so that one only does it.
 * @throws LedgerError RUN_IN_USE, RUN_UNWRITABLE
 */
export function lockJournal(journal: string): JournalLock {
  const lock = lockOf(journal);
  const me = thisProcess();
  const draft = `${lock}.${me.nonce}`;
  try {
    writeFileSync(draft, `${JSON.stringify(me)}\n`, { flag: "wx" });
    if (!linked(draft, lock)) takeOver(journal, lock, draft);
  } catch (error) {
    throw error instanceof LedgerError ? error : unwritableRun(journal, error);
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release() {
      if (holderOf(lock)?.nonce === me.nonce) rmSync(lock, { force: true });
    },
  };
}

/** Whether a process that is there writes to a journal. */
export function isInUse(journal: string): boolean {
  const holder = holderOf(lockOf(journal));
  return holder !== undefined && isAlive(holder);
}

export function lockOf(journal: string): string {
  return `${journal}.lock`;
}

function takeOver(journal: string, lock: string, draft: string): void {
  const takeover = `${lock}.takeover`;
  if (!linked(draft, takeover)) throw inUse(journal, lock, holderOf(takeover));
  try {
    const holder = holderOf(lock);
    if (holder && isAlive(holder)) throw inUse(journal, lock, holder);
    renameSync(draft, lock);
  } finally {
    rmSync(takeover, { force: true });
  }
}

function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Undefined where nobody holds it, or where it was damaged, which a hard link cannot do. */
function holderOf(lock: string): Holder | undefined {
  try {
    return HOLDER.parse(JSON.parse(readFileSync(lock, "utf8")));
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

function isAlive({ pid, processStart }: Holder): boolean {
  const found = identifyProcess(pid);
  if (!found.running) return false;
  return found.startedAt === undefined || processStart === undefined || found.startedAt === processStart;
}

function thisProcess(): Holder {
  const me = identifyProcess(process.pid);
  const start = me.running ? me.startedAt : undefined;
  return {
    pid: process.pid,
    ...(start !== undefined && { processStart: start }),
    since: new Date().toISOString(),
    nonce: randomUUID(),
  };
}

function inUse(journal: string, lock: string, holder: Holder | undefined): LedgerError {
  const who = holder ? `process ${holder.pid}, since ${holder.since}` : "another process";
  return new LedgerError(
    "RUN_IN_USE",
    `The run ${journal} is still under way (${who}).`,
    holder && isAlive(holder)
      ? `Wait for process ${holder.pid} or stop it, then resume; --rescore may read what is there.`
      : `Where no other \`ledger eval\` goes on with it, delete ${lock} and ${lock}.takeover.`,
  );
}
