import type { SlackSeed } from "../seed/seed.ts";

/** Another number means that older programs cannot read the journal. */
export const JOURNAL_VERSION = 1;

/** The first line of a journal: what a replay has to know of the world in which all else happened. */
export interface JournalHeader {
  readonly type: "journal";
  readonly version: typeof JOURNAL_VERSION;
  readonly seed: SlackSeed;
}
