import { open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import { CASSETTE_ENDING, cassettePath, embeddingsPath } from "./cassette-path.ts";
import { HEADER } from "./entry.ts";
import { jsonObject } from "./sse.ts";

/** Cassettes in a folder that belong to none of these cases, by name. Files that are no cassettes do not count. */
export async function findOrphans(folder: string, caseIds: Iterable<string>): Promise<readonly string[]> {
  const wanted = new Set([embeddingsPath(folder), ...[...caseIds].map((id) => cassettePath(folder, id))]);
  const orphans: string[] = [];
  for (const name of (await namesIn(folder)).sort()) {
    const path = join(folder, name);
    if (!wanted.has(path) && name.endsWith(CASSETTE_ENDING) && (await isCassette(path))) orphans.push(path);
  }
  return orphans;
}

export async function removeOrphans(orphans: readonly string[]): Promise<void> {
  for (const path of orphans) await rm(path);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw new LedgerError(
      "CASSETTE_INVALID",
      `The folder of cassettes ${folder} cannot be read: ${reasonOf(error)}`,
      "Give the folder of the cassettes with --cassettes.",
      error,
    );
  }
}

/** By its first line, so that no other file of JSON lines is ever taken for one. */
async function isCassette(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(200), 0, 200, 0);
    const [first = ""] = buffer.toString("utf8", 0, bytesRead).split("\n");
    return HEADER.safeParse(jsonObject(first)).success;
  } finally {
    await file.close();
  }
}
