import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { LedgerError } from "../core/errors.ts";

/**
 * Sees that no two reports go to one file, where the later would take the place of the earlier.
 * @param paths by what was given for them, such as `--junit`
 * @throws LedgerError REPORT_UNWRITABLE
 */
export async function assertFilesOfTheirOwn(
  paths: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const taken = new Map<string, string>();
  for (const [flag, path] of Object.entries(paths)) {
    if (path === undefined) continue;
    const place = await placeOf(path);
    const other = taken.get(place);
    if (other !== undefined) throw sameFile(path, other, flag);
    taken.set(place, flag);
  }
}

/** Where it leads, however it is written. */
async function placeOf(path: string): Promise<string> {
  const whole = resolve(path);
  const inItsFolder = async () =>
    join(await realpath(dirname(whole)).catch(() => dirname(whole)), basename(whole));
  return realpath(whole).catch(inItsFolder);
}

function sameFile(path: string, one: string, other: string): LedgerError {
  return new LedgerError(
    "REPORT_UNWRITABLE",
    `The report ${path} cannot be written: ${one} and ${other} are the same file.`,
    `Give ${one} and ${other} a file each.`,
  );
}
