import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import { ENTRY, type Entry, HEADER } from "./entry.ts";

/** A recorded call with the line of its file. */
export interface PlacedEntry extends Entry {
  readonly line: number;
}

/**
 * The entries of a cassette by their keys; none where there is no file.
 * @throws LedgerError CASSETTE_INVALID, with the line, for a file that is damaged or cut off
 */
export async function readCassette(path: string): Promise<ReadonlyMap<string, PlacedEntry>> {
  const text = await textOf(path);
  if (text === undefined) return new Map();
  const lines = text.split("\n");
  if (lines.pop() !== "") throw damaged(path, lines.length + 1, "it is cut off");
  const [first = "", ...rest] = lines;
  const { entries: count } = parse(HEADER, first, path, 1, "it is not the first line of a cassette");
  const entries = new Map<string, PlacedEntry>();
  for (const [at, line] of rest.entries()) {
    const entry = parse(ENTRY, line, path, at + 2, "it is no recording");
    if (entries.has(entry.key)) throw damaged(path, at + 2, "its key stands in an earlier line");
    entries.set(entry.key, { ...entry, line: at + 2 });
  }
  if (entries.size !== count)
    throw damaged(path, lines.length + 1, `there are ${entries.size} of ${count} recordings`);
  return entries;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw damaged(path, 1, reasonOf(error), error);
  }
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  line: string,
  path: string,
  number: number,
  otherwise: string,
): z.infer<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw damaged(path, number, "it is no JSON", error);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues[0]?.path.join(".");
  throw damaged(path, number, at ? `${otherwise} (${at})` : otherwise, parsed.error);
}

function damaged(path: string, line: number, why: string, cause?: unknown): LedgerError {
  return new LedgerError(
    "CASSETTE_INVALID",
    `The cassette ${path} cannot be used: line ${line}: ${why}.`,
    "Restore the file from version control, or delete it and record it again with `ledger record`.",
    cause,
  );
}
