import type { Environment } from "../config/environment.ts";
import { readSettings } from "../config/read-settings.ts";
import { LedgerError, reasonOf } from "../core/errors.ts";
import { forgetPersonInRedis } from "../limits/forget-person.ts";
import type { PersonalData } from "../store/erase.ts";
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
 * Deletes what is kept about a person, or tells what that would be, and what remains elsewhere.
 * @throws LedgerError PERSON_UNKNOWN, SETTINGS_INVALID or DATABASE_UNAVAILABLE
 */
export async function runErase({ env, person, yes, json }: EraseOptions): Promise<string> {
  const { DATABASE_URL, REDIS_URL } = readSettings(env, { required: ["DATABASE_URL"] });
  const found = await inDatabase(DATABASE_URL, person, yes);
  const redis = yes && REDIS_URL !== undefined ? await inRedis(REDIS_URL, person) : undefined;
  const counted = { ...found, counters: found.counters + (redis?.deleted ?? 0) };
  if (Object.values(counted).every((rows) => rows === 0) && redis?.fault === undefined) throw unknown(person);
  const remains = [...(redis?.fault === undefined ? [] : [redis.fault]), ...REMAINS];
  if (json) return `${JSON.stringify({ person, deleted: yes, ...counted, ...(yes && { remains }) })}\n`;
  if (!yes) return `Would delete of ${person}: ${say(counted)}. Nothing is deleted yet: say --yes.\n`;
  return [
    `Deleted of ${person}: ${say(counted)}.`,
    "What remains:",
    ...remains.map((each) => `- ${each}`),
    "",
  ].join("\n");
}

/** What no command of ours can delete. */
const REMAINS = [
  "in Slack: what was said there, the bot's answers too",
  "in the logs, for as long as you keep them: the person's id and what error messages say",
  "in backups of the database, for as long as you keep them",
  "in files of `ledger feedback export`: what was asked, without a name",
] as const;

async function inDatabase(url: string, person: string, yes: boolean): Promise<PersonalData> {
  const kept = await openKeptData(url);
  try {
    return await (yes ? kept.erase(person) : kept.about(person));
  } finally {
    await kept.close();
  }
}

interface InRedis {
  readonly deleted: number;
  readonly fault?: string;
}

/** What Redis counts ends by itself within a day, so its absence keeps nobody from deleting the rest. */
async function inRedis(url: string, person: string): Promise<InRedis> {
  try {
    return { deleted: await forgetPersonInRedis(url, person) };
  } catch (error) {
    return {
      deleted: 0,
      fault: `in Redis, which did not answer (${reasonOf(error)}): counts of questions, for a day at most`,
    };
  }
}

function say({ questions, votes, relayedMessages, handovers, jobs, counters }: PersonalData): string {
  const rows = [
    `${many(questions, "question")} with their answers`,
    many(votes, "vote"),
    many(relayedMessages, "relayed message"),
    many(jobs, "job"),
    many(counters, "counter"),
  ];
  return `${rows.join(", ")}; the name in ${many(handovers, "hand-over")}`;
}

function many(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function unknown(person: string): LedgerError {
  return new LedgerError(
    "PERSON_UNKNOWN",
    `Nothing is kept about ${person}.`,
    "Give the channel's own id of the person, such as U012AB3CD: in Slack under the profile's menu, Copy member ID.",
  );
}
