import { databaseFault } from "./database-faults.ts";
import { openBeside } from "./open-beside.ts";
import { type VotedAnswer, votedSince } from "./voted-answers.ts";

export interface VotesReader {
  /** What was voted on since then, in the order in which it was asked. */
  votedSince(since: Date): Promise<readonly VotedAnswer[]>;
  close(): Promise<void>;
}

/**
 * Opens the votes in Postgres for reading.
 * @throws LedgerError DATABASE_UNAVAILABLE
 */
export async function openVotes(url: string): Promise<VotesReader> {
  const { db, close } = await openBeside(url, "read");
  return {
    close,
    votedSince: (since) =>
      votedSince(db, since).catch((error: unknown) => {
        throw databaseFault(url, error, "read");
      }),
  };
}
