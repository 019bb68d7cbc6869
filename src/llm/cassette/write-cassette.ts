import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import type { MaskedPattern } from "../../telemetry/masked-pattern.ts";
import type { Entry } from "./entry.ts";
import { scan } from "./scan.ts";

/**
 * Writes a cassette in one step, in an order that hangs on nothing but its content. What was written is read again and
 * scanned first; where something is found, the file that was there stays as it is.
 * @throws LedgerError CASSETTE_UNSAFE, CASSETTE_UNWRITABLE
 */
export async function writeCassette(
  path: string,
  entries: Iterable<Entry>,
  patterns: readonly MaskedPattern[],
): Promise<void> {
  const sorted = [...entries].sort(byPathKeyAndSample);
  const lines = [{ ledgerCassette: 1, entries: sorted.length }, ...sorted];
  const draft = `${path}.${process.pid}.draft`;
  try {
    await writing(path, async () => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(draft, lines.map((line) => `${JSON.stringify(line)}\n`).join(""), { flush: true });
    });
    scan(path, await readFile(draft, "utf8"), patterns);
    await writing(path, () => rename(draft, path));
  } finally {
    // What keeps it from being removed kept it from being written, which is told.
    await rm(draft, { force: true }).catch(() => {});
  }
}

function byPathKeyAndSample(one: Entry, other: Entry): number {
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  const [[key, sample], [otherKey, otherSample]] = [partsOf(one), partsOf(other)];
  if (key !== otherKey) return key < otherKey ? -1 : 1;
  return sample - otherSample;
}

function partsOf({ key }: Entry): readonly [key: string, sample: number] {
  const [hash = "", sample] = key.split("#");
  return [hash, Number(sample)];
}

async function writing(path: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new LedgerError(
      "CASSETTE_UNWRITABLE",
      `The cassette ${path} cannot be written: ${reasonOf(error)}`,
      "Give a folder that this user may write into with --cassettes.",
      error,
    );
  }
}
