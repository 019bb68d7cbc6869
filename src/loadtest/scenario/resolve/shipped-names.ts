import { readdir } from "node:fs/promises";
import { hintFor } from "../../../text/nearest-names.ts";

/** The names of the files with an ending in a folder, in order. */
export async function namesIn(folder: string, ending: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

/** What is said of a name that no shipped file has. */
export function noSuchName(given: string, names: readonly string[]): string {
  return `names no file that comes with Ledger: "${given}"${hintFor(given, names) || "."} There are ${names.join(", ") || "none"}`;
}
