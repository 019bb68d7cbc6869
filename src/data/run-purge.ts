import type { Environment } from "../config/environment.ts";
import { readSettings } from "../config/read-settings.ts";
import { openKeptData } from "../store/open-kept-data.ts";

export interface PurgeOptions {
  readonly env: Environment;
  readonly olderThanDays: number;
  /** Without it nothing is deleted, only counted. */
  readonly yes: boolean;
  readonly json: boolean;
  readonly now: Date;
  readonly onProgress: (questions: number) => void;
}

const DAY_MS = 86_400_000;

/**
 * Deletes questions that were answered longer ago than so many days, or tells how many that would be.
 * @throws LedgerError SETTINGS_INVALID or DATABASE_UNAVAILABLE
 */
export async function runPurge(options: PurgeOptions): Promise<string> {
  const { olderThanDays, yes, json, now, onProgress } = options;
  const { DATABASE_URL } = readSettings(options.env, { required: ["DATABASE_URL"] });
  const before = new Date(now.getTime() - olderThanDays * DAY_MS);
  const kept = await openKeptData(DATABASE_URL);
  try {
    const questions = yes ? await kept.purge(before, onProgress) : await kept.olderThan(before);
    if (json) return `${JSON.stringify({ before: before.toISOString(), deleted: yes, questions })}\n`;
    const what = `${questions} questions that were answered before ${before.toISOString().slice(0, 10)}`;
    return yes ? `Deleted ${what}.\n` : `Would delete ${what}. Nothing is deleted yet: say --yes.\n`;
  } finally {
    await kept.close();
  }
}
