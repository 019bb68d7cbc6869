import { databaseFault } from "./database-faults.ts";
import { openBeside } from "./open-beside.ts";
import type { Period } from "./report/period.ts";
import { readUnhelped, type UnhelpedQuestion } from "./report/unhelped.ts";

export interface UnhelpedReader {
  /** The latest questions of the period that were refused or voted down, at most so many, oldest first. */
  read(period: Period, limit: number): Promise<readonly UnhelpedQuestion[]>;
  close(): Promise<void>;
}

/**
 * Opens the questions in Postgres that the knowledge did not answer well, and changes nothing there.
 * @throws LedgerError DATABASE_UNAVAILABLE
 */
export async function openUnhelped(url: string): Promise<UnhelpedReader> {
  const { db, close } = await openBeside(url, "read");
  const reading = (error: unknown) => {
    throw databaseFault(url, error, "read");
  };
  return { close, read: (period, limit) => readUnhelped(db, period, limit).catch(reading) };
}
