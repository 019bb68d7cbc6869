import { closeSync, openSync, writeSync } from "node:fs";
import { LedgerError, reasonOf } from "../../../core/errors.ts";
import type { JournalEntry } from "./journal.ts";

/** A journal on disk: one entry a line, as JSON. */
export interface JournalFile {
  /** For `startSlackSimulator({ journal })`. */
  readonly write: (entry: JournalEntry) => void;
  /**
   * Replaces the file that is there, and writes what waits. Until then the disk is left alone.
   *
   * @throws LedgerError JOURNAL_UNWRITABLE where the file cannot be opened.
   */
  open(): void;
  /**
   * Writes what is left and closes the file.
   *
   * @throws LedgerError JOURNAL_UNWRITABLE where not all could be written, on a full disk say.
   */
  stop(): void;
}

/** In characters: what may wait for the end of a turn of the event loop. */
const MOST_WAITING = 64 * 1024;

/**
 * A journal file that is opened when the simulator has started: one that cannot start destroys no older journal.
 * Lines are written within the turn in which they come, and the simulator waits for the disk: nothing piles up, and
 * a simulator that is killed loses one turn at most.
 */
export function journalFile(path: string): JournalFile {
  let file: number | undefined;
  let waiting = "";
  let flushing: NodeJS.Immediate | undefined;
  let fault: unknown;

  function flush(): void {
    clearImmediate(flushing);
    flushing = undefined;
    if (file === undefined) return;
    const bytes = Buffer.from(waiting);
    waiting = "";
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    } catch (thrown) {
      // A journal with a hole in it would be believed; what comes after is let go, and told at the end.
      fault ??= thrown;
    }
  }

  return {
    write(entry) {
      if (fault !== undefined) return;
      waiting += `${JSON.stringify(entry)}\n`;
      if (waiting.length >= MOST_WAITING) flush();
      else flushing ??= setImmediate(flush);
    },
    open() {
      file = opened(path);
      flush();
    },
    stop() {
      flush();
      if (file !== undefined) closeSync(file);
      if (fault !== undefined) throw unwritable(path, fault);
    },
  };
}

function opened(path: string): number {
  try {
    return openSync(path, "w", 0o600);
  } catch (thrown) {
    throw unwritable(path, thrown);
  }
}

function unwritable(path: string, cause: unknown): LedgerError {
  return new LedgerError(
    "JOURNAL_UNWRITABLE",
    `The journal ${path} cannot be written: ${reasonOf(cause)}`,
    "Name a file in a folder that is there, that you may write to, and that has room.",
    cause,
  );
}
