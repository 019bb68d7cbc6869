import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { LedgerError, reasonOf } from "../../../core/errors.ts";
import { isMissing } from "../../../core/is-missing.ts";
import { hintFor } from "../../../text/nearest-names.ts";
import type { Baseline } from "../baseline.ts";
import type { BaselinePlace } from "./baseline-place.ts";
import { invalidBaseline, parseBaseline } from "./baseline-text.ts";

/** No baseline comes near; a file that is larger is something else. */
const MOST_BYTES = 64 * 1_048_576;

/**
 * Reads a baseline that has to be there.
 * @throws LedgerError BASELINE_INVALID where it is not, or is not whole, or is something else
 */
export async function readBaseline(place: BaselinePlace): Promise<Baseline> {
  const baseline = await findBaseline(place);
  if (baseline) return baseline;
  throw new LedgerError(
    "BASELINE_INVALID",
    `There is no baseline ${place.name}${hintFor(place.name, await namesBeside(place)) || "."}`,
    "Give the name of one that was kept, or keep this run under the name with --bless.",
  );
}

/** Reads a baseline, where there is one. @throws LedgerError BASELINE_INVALID */
export async function findBaseline({ path }: BaselinePlace): Promise<Baseline | undefined> {
  const text = await textOf(path);
  return text === undefined ? undefined : parseBaseline(text, path);
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    const there = await stat(path);
    // A pipe would be waited for without an end.
    if (!there.isFile()) throw new Error("it is no file");
    if (there.size > MOST_BYTES) throw new Error("it is larger than any baseline");
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw invalidBaseline(path, reasonOf(error), error);
  }
}

async function namesBeside({ name, path }: BaselinePlace): Promise<string[]> {
  const files = await readdir(dirname(path)).catch(() => []);
  const kept = files.filter((file) => file.endsWith(".json"));
  return name === path ? kept : kept.map((file) => basename(file, ".json"));
}
