import { lstat, realpath } from "node:fs/promises";
import { LedgerError, reasonOf } from "../core/errors.ts";
import { isMissing } from "../core/is-missing.ts";
import { openDraft } from "./draft.ts";
import { createGatheredText } from "./gathered-text.ts";
import type { Sink } from "./sink.ts";
import { openSpecialFile, standardStream } from "./special-file.ts";

/** A report while it is written. Each promise is waited for before the next call. */
export interface ReportFile {
  /** @throws LedgerError REPORT_UNWRITABLE, on a full disk say */
  write(text: string): Promise<void>;
  /** Puts the report into its place. @throws LedgerError REPORT_UNWRITABLE */
  end(): Promise<void>;
  /** Takes back what was written; what was there before stays. Does nothing after `end`. */
  abandon(): Promise<void>;
}

export interface ReportFileOptions {
  /** Adds to what is in the file; else it is written anew. */
  readonly append?: boolean;
}

/**
 * Opens the file of a report. It is written beside its place, under another name, and has the new content only from `end`
 * on. Folders that are missing are made. What is no plain file, such as /dev/stdout or a named pipe, is written straight
 * away, and there nothing can be taken back.
 * @throws LedgerError REPORT_UNWRITABLE where the file cannot be written, so that this is known before a run begins
 */
export async function openReportFile(path: string, options: ReportFileOptions = {}): Promise<ReportFile> {
  const sink = await writing(path, () => openSink(path, options.append ?? false));
  const text = createGatheredText(sink.write);
  let isOpen = true;
  return {
    write: (part) => writing(path, () => text.write(part)),
    end: () => writing(path, end),
    abandon,
  };

  async function end(): Promise<void> {
    await text.flush();
    await sink.keep();
    isOpen = false;
  }

  async function abandon(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    // What keeps it from being removed kept it from being written, which is told.
    await sink.drop().catch(() => {});
  }
}

async function openSink(path: string, append: boolean): Promise<Sink> {
  const stream = standardStream(path);
  if (stream) return stream;
  // Where the path is a link, what it leads to is written.
  const target = await realpath(path).catch(() => path);
  const there = await lstat(target).catch(nothingIfMissing);
  if (there?.isDirectory()) throw new Error("it is a folder");
  return there && !there.isFile() ? openSpecialFile(target) : openDraft(target, { there, append });
}

function nothingIfMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}

/** Does something with a report's file, and tells what keeps it from being done. @throws LedgerError REPORT_UNWRITABLE */
export async function writing<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new LedgerError(
      "REPORT_UNWRITABLE",
      `The report ${path} cannot be written: ${reasonOf(error)}`,
      "Give a file in a folder that this user may write into, on a disk with room; what was there is as it was.",
      error,
    );
  }
}
