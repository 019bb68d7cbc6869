import { z } from "zod";
import { LedgerError, reasonOf } from "../../../core/errors.ts";
import { textAsBytes } from "./bytes.ts";

/** A line of a journal. */
export interface JournalLine {
  /** From 1. */
  readonly line: number;
  readonly entry: { readonly type: string; readonly at: number } & Readonly<Record<string, unknown>>;
}

/** A whole journal, or one that was cut in the middle of its last line. */
export interface ReadJournal {
  readonly lines: readonly JournalLine[];
  /** How many entries there are, with those that are not wanted. */
  readonly entries: number;
  readonly note?: string;
}

const entrySchema = z.looseObject({ type: z.string(), at: z.number() });

/**
 * Reads the lines of a journal of which `wanted` says that they are wanted.
 *
 * @throws LedgerError JOURNAL_INVALID with the number of a line that is no entry, unless it is the last one.
 */
export async function readJournal(
  lines: Iterable<string> | AsyncIterable<string>,
  wanted: (type: string) => boolean,
): Promise<ReadJournal> {
  const read: JournalLine[] = [];
  let broken: LedgerError | undefined;
  let line = 0;
  let entries = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === "") continue;
    if (broken !== undefined) throw broken;
    try {
      const entry = entrySchema.parse(JSON.parse(text, textAsBytes));
      entries += 1;
      if (wanted(entry.type)) read.push({ line, entry });
    } catch (thrown) {
      broken = invalidLine(
        line,
        thrown instanceof z.ZodError ? "it is no entry of a journal" : reasonOf(thrown),
      );
    }
  }
  if (broken === undefined) return { lines: read, entries };
  return { lines: read, entries, note: `The last line is cut and was left out: ${broken.message}` };
}

export function invalidLine(line: number, reason: string, cause?: unknown): LedgerError {
  return new LedgerError(
    "JOURNAL_INVALID",
    `Line ${line} of the journal cannot be read: ${reason}.`,
    "Give a journal as the simulated Slack wrote it, from its first line on.",
    cause,
  );
}
