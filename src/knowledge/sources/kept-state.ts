import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Declared } from "./declaration.ts";
import type { Fetched } from "./fetched.ts";

/** What was fetched, and when it was last known to be as the source has it. */
export interface KeptState extends Fetched {
  /** Milliseconds since the epoch. */
  readonly checkedAt: number;
}

const text = z.string().optional();
const schema = z.object({
  declared: z.string(),
  checkedAt: z.number(),
  version: text,
  documents: z.array(
    z.object({
      path: z.string(),
      content: z.string(),
      title: text,
      url: text,
      updated: text,
      etag: text,
      lastModified: text,
    }),
  ),
  problems: z.array(z.object({ path: z.string(), message: z.string(), remedy: z.string() })),
});

/** The last good state of a source, if one is kept that was fetched by the same declaration. */
export async function readKept(dataDir: string, declared: Declared): Promise<KeptState | undefined> {
  try {
    const kept = schema.parse(JSON.parse(await readFile(fileOf(dataDir, declared), "utf8")));
    return kept.declared === digestOf(declared) ? kept : undefined;
  } catch {
    // None yet, or one that was damaged: it is fetched anew.
    return undefined;
  }
}

/** Puts a state in place of the last: whoever reads, and a start after a crash, finds the one or the other whole. */
export async function writeKept(dataDir: string, declared: Declared, state: KeptState): Promise<void> {
  const file = fileOf(dataDir, declared);
  const draft = `${file}.${randomUUID()}`;
  // Documents may be for some people only.
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  try {
    await writeFile(draft, JSON.stringify({ declared: digestOf(declared), ...state }), {
      mode: 0o600,
      flush: true,
    });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function fileOf(dataDir: string, { name }: Declared): string {
  return join(dataDir, `${name}.json`);
}

/** What decides which documents there are. A new token brings the same ones, and is not to be guessed from here. */
function digestOf(declared: Declared): string {
  const { every: _, timeout: _1, owner: _2, audiences: _3, ...rest } = declared;
  const decisive = Object.entries(rest).filter(([key]) => key !== "token" && key !== "headers");
  return createHash("sha256").update(JSON.stringify(decisive)).digest("hex");
}
