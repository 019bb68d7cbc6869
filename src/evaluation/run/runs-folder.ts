import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { LedgerError } from "../../core/errors.ts";
import { unwritableRun } from "./journal-fault.ts";
import { isInUse, lockOf } from "./journal-lock.ts";

/** Runs that are kept; the oldest goes when another one begins, unless it is still under way. */
const KEPT = 20;
const EXTENSION = ".jsonl";

/**
 * The file of a new run, named by the moment; its folder is made, and has room for it.
 * @throws LedgerError RUN_UNWRITABLE
 */
export async function newRunIn(folder: string, now: Date): Promise<string> {
  const moment = now.toISOString().slice(0, 19).replaceAll(":", "-");
  const name = `${moment}-${randomBytes(2).toString("hex")}${EXTENSION}`;
  try {
    await mkdir(folder, { recursive: true });
    const old = (await runsIn(folder)).slice(0, -(KEPT - 1));
    for (const run of old) await removeRun(join(folder, run));
  } catch (error) {
    throw unwritableRun(folder, error);
  }
  return join(folder, name);
}

async function removeRun(path: string): Promise<void> {
  if (isInUse(path)) return;
  for (const each of [path, lockOf(path)]) await rm(each, { force: true });
}

/**
 * The file of a run that is there.
 * @param named `last`, its name, or a path
 * @throws LedgerError RUN_UNKNOWN
 */
export async function runNamed(folder: string, named: string): Promise<string> {
  if (/[\\/]/u.test(named)) return named;
  const runs = await runsIn(folder).catch(() => []);
  const wanted = named.endsWith(EXTENSION) ? named : `${named}${EXTENSION}`;
  const found = named === "last" ? runs.at(-1) : runs.find((run) => run === wanted);
  if (found !== undefined) return join(folder, found);
  const there = runs.slice(-3).map((run) => run.slice(0, -EXTENSION.length));
  throw new LedgerError(
    "RUN_UNKNOWN",
    named === "last" ? `There is no run in ${folder}.` : `There is no run "${named}" in ${folder}.`,
    there.length > 0
      ? `The latest are ${there.join(", ")}; \`last\` is the latest.`
      : "Let `ledger eval` answer the questions first; --data-dir says where runs are kept.",
  );
}

/** Their names sort by time. */
async function runsIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}-.*\.jsonl$/u.test(name)).sort();
}
