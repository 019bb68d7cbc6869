import { openDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";
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
  await migrate(url);
  const { db, close } = await openDatabase(url, () => {});
  return { votedSince: (since) => votedSince(db, since), close };
}
