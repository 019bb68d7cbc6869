import {
  countPersonalData,
  countPurgeable,
  erasePerson,
  type PersonalData,
  purgeQuestions,
} from "./erase.ts";
import { openBeside } from "./open-beside.ts";

/** What is kept about people, to be counted and deleted. */
export interface KeptData {
  about(personId: string): Promise<PersonalData>;
  erase(personId: string): Promise<PersonalData>;
  /** How many questions were answered before a time. */
  olderThan(before: Date): Promise<number>;
  /** Deletes those, some at a time, and tells after each time how many are deleted so far. */
  purge(before: Date, onProgress: (questions: number) => void): Promise<number>;
  close(): Promise<void>;
}

const AT_A_TIME = 2_000;

/** @throws LedgerError DATABASE_UNAVAILABLE */
export async function openKeptData(url: string): Promise<KeptData> {
  const { db, close } = await openBeside(url, "write");
  return {
    close,
    about: (personId) => countPersonalData(db, personId),
    erase: (personId) => erasePerson(db, personId),
    olderThan: (before) => countPurgeable(db, before),
    async purge(before, onProgress) {
      let purged = 0;
      for (let some = AT_A_TIME; some === AT_A_TIME; onProgress(purged)) {
        some = await purgeQuestions(db, before, AT_A_TIME);
        purged += some;
      }
      return purged;
    },
  };
}
