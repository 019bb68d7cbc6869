import { mkdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { isMissing } from "../core/is-missing.ts";

/**
 * Makes a folder and those above it that are missing, each once. `mkdir` with `recursive` tries again for ever where the
 * system says of a folder in one that is there that it is missing, as Linux does of /proc.
 * @throws what keeps one from being made
 */
export async function makeFolders(folder: string): Promise<void> {
  const missing: string[] = [];
  let there = resolve(folder);
  for (; await isAbsent(there); there = dirname(there)) missing.unshift(basename(there));
  for (const name of missing) {
    there = join(there, name);
    await mkdir(there).catch(nothingIfThere);
  }
}

async function isAbsent(path: string): Promise<boolean> {
  if (path === dirname(path)) return false;
  try {
    await stat(path);
    return false;
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
}

/** Another process makes the same ones, maybe. */
function nothingIfThere(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
}
