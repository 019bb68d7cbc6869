import { readFile } from "node:fs/promises";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import { whyNoFile } from "../fixtures/regular-file.ts";
import { parseBaseline } from "./parse-baseline.ts";
import type { RunRecord } from "./run-record.ts";

/** @throws LedgerError BASELINE_INVALID */
export async function readBaseline(path: string): Promise<RunRecord> {
  return parseBaseline(await bytesOf(path), path);
}

async function bytesOf(path: string): Promise<Buffer> {
  const why = await whyNoFile(path);
  if (why !== undefined) throw unreadable(`The baseline ${path} ${why}.`);
  try {
    return await readFile(path);
  } catch (error) {
    throw unreadable(`The baseline ${path} cannot be read: ${reasonOf(error)}.`, error);
  }
}

function unreadable(message: string, cause?: unknown): LedgerError {
  return new LedgerError(
    "BASELINE_INVALID",
    message,
    "Correct --baseline, or write it from this run with --bless.",
    cause,
  );
}
