import { realpathSync } from "node:fs";
import type { Case } from "../case.ts";
import type { EvalOptions } from "../eval-options.ts";
import type { Asked } from "../through/asked.ts";
import { invalidRun, unreadableRun } from "./journal-fault.ts";
import type { RunHeader } from "./journal-line.ts";
import { lockJournal } from "./journal-lock.ts";
import { type ReadJournal, readJournal } from "./read-journal.ts";
import { newRunIn, runNamed } from "./runs-folder.ts";
import { type JournalWriter, writeJournal } from "./write-journal.ts";

/** What is known of the answers so far, kept as they come. */
export interface Journal {
  readonly path: string;
  /** What came of a sample in the run that is gone on with, or judged anew. */
  find(given: Case, sample: number): Asked | undefined;
  add(given: Case, sample: number, asked: Asked): void;
  close(): void;
}

type JournalOptions = Pick<EvalOptions, "runsFolder" | "resume">;

/**
 * Begins a new journal, or opens that of a run to go on with. It is this process's alone until it is closed.
 * @throws LedgerError RUN_UNKNOWN, RUN_INVALID, RUN_IN_USE, RUN_UNWRITABLE
 */
export async function openJournal(
  { runsFolder, resume }: JournalOptions,
  header: RunHeader,
): Promise<Journal> {
  if (resume === undefined) {
    const path = await newRunIn(runsFolder, new Date());
    return lockedJournal(path, () => journalOf(path, undefined, writeJournal(path, header)));
  }
  const path = resolvedPath(await runNamed(runsFolder, resume));
  return lockedJournal(path, () => {
    const before = readJournal(path);
    try {
      requireSame(path, before.header, header);
      return journalOf(path, before, writeJournal(path, undefined, before.passages));
    } catch (error) {
      before.close();
      throw error;
    }
  });
}

/** However a file is named, it has one lock. One that is not there has none. */
function resolvedPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw unreadableRun(path, error);
  }
}

function lockedJournal(path: string, open: () => Journal): Journal {
  const lock = lockJournal(path);
  try {
    const journal = open();
    return {
      ...journal,
      close() {
        journal.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function journalOf(path: string, before: ReadJournal | undefined, writer: JournalWriter): Journal {
  return {
    path,
    // What could not be had is asked again.
    find: (given, sample) => observedOnly(before?.find(given, sample)),
    add: writer.add,
    close() {
      before?.close();
      writer.close();
    },
  };
}

function observedOnly(asked: Asked | undefined): Asked | undefined {
  return asked?.kind === "observed" ? asked : undefined;
}

/** Answers of two set-ups in one run would measure neither. */
function requireSame(path: string, before: RunHeader, now: RunHeader): void {
  const differs = COMPARED.filter(({ of }) => of(before) !== of(now));
  if (differs.length === 0) return;
  const each = differs.map(({ what, of }) => `the ${what} was ${of(before)} and is ${of(now)}`);
  throw invalidRun(
    path,
    `it was made otherwise: ${each.join(", ")}`,
    "Ask anew without --resume, or set up what was there then.",
  );
}

const COMPARED: readonly { readonly what: string; readonly of: (header: RunHeader) => string }[] = [
  { what: "knowledge", of: ({ knowledge }) => knowledge.version },
  { what: "model", of: ({ model }) => model },
  { what: "prompt", of: ({ prompt }) => prompt },
  { what: "source of answers", of: ({ answers }) => answers },
  { what: "way to the path", of: ({ through }) => through },
];
