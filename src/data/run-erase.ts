import { type Environment, readSettings } from "../config/read-settings.ts";
import { LedgerError } from "../core/errors.ts";
import { openKeptData } from "../store/open-kept-data.ts";

export interface EraseOptions {
  readonly env: Environment;
  /** The channel's id of the person, such as Slack's `U…`. */
  readonly person: string;
  /** Without it nothing is deleted, only counted. */
  readonly yes: boolean;
  readonly json: boolean;
}

/**
 * Deletes what is kept about a person, or tells what that would be.
 * @throws LedgerError PERSON_UNKNOWN, SETTINGS_INVALID or DATABASE_UNAVAILABLE
 */
export async function runErase({ env, person, yes, json }: EraseOptions): Promise<string> {
  const { DATABASE_URL } = readSettings(env, { required: ["DATABASE_URL"] });
  const kept = await openKeptData(DATABASE_URL);
  try {
    const found = yes ? await kept.erase(person) : await kept.about(person);
    if (Object.values(found).every((rows) => rows === 0)) throw unknown(person);
    if (json) return `${JSON.stringify({ person, deleted: yes, ...found })}\n`;
    const { questions, votes, relayedMessages, handovers } = found;
    const what = `${questions} questions with their answers, ${votes} votes, ${relayedMessages} relayed messages; the name in ${handovers} hand-overs`;
    return yes
      ? `Deleted of ${person}: ${what}. What was said in Slack stays there.\n`
      : `Would delete of ${person}: ${what}. Nothing is deleted yet: say --yes.\n`;
  } finally {
    await kept.close();
  }
}

function unknown(person: string): LedgerError {
  return new LedgerError(
    "PERSON_UNKNOWN",
    `Nothing is kept about ${person}.`,
    "Give the channel's own id of the person, such as U012AB3CD: in Slack under the profile's menu, Copy member ID.",
  );
}
