import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { type ErrorCode, LedgerError, reasonOf } from "../core/errors.ts";

/** A whole file. @throws LedgerError of the code where it cannot be read. */
export async function textOf(path: string, code: ErrorCode): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (fault) {
    throw unreadable(path, code, fault);
  }
}

/** The lines of a journal. @throws LedgerError JOURNAL_INVALID where it cannot be read. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  try {
    // node:readline does not hand on that the reading failed, of a folder say.
    for await (const text of createReadStream(path, "utf8")) {
      const lines = `${rest}${text}`.split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (fault) {
    throw unreadable(path, "JOURNAL_INVALID", fault);
  }
  if (rest !== "") yield rest;
}

/** What is read of a journal; where that is no good, the fault names the file. */
export async function ofJournal<Read>(path: string, read: Promise<Read>): Promise<Read> {
  try {
    return await read;
  } catch (fault) {
    if (!(fault instanceof LedgerError) || fault.message.includes(path)) throw fault;
    throw new LedgerError(fault.code, `${path} cannot be replayed. ${fault.message}`, fault.remedy, fault);
  }
}

function unreadable(path: string, code: ErrorCode, cause: unknown): LedgerError {
  return new LedgerError(
    code,
    `The file ${path} cannot be read: ${reasonOf(cause)}`,
    "Name a file that is there, and that you may read.",
    cause,
  );
}
