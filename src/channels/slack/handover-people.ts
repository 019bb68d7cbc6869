import { z } from "zod";
import type { Person } from "../../core/question.ts";
import type { SlackCalls } from "./calls/slack-calls.ts";
import { escapeMrkdwn } from "./escape-mrkdwn.ts";
import { resultOf, SlackRefusal } from "./handover-calls.ts";

/** Slack's own id: a guest's has the workspace before it. */
export function userIdOf({ id }: Person): string {
  return id.slice(id.lastIndexOf(":") + 1);
}

/** Slack shows the name, and tells nobody who is not in the channel. */
export function mentionOf(person: Person): string {
  return `<@${userIdOf(person)}>`;
}

const userInfo = z.object({
  user: z.object({
    real_name: z.string().optional(),
    name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional() }).optional(),
  }),
});

/** The name of a person, escaped, for where a mention would call the person to no purpose. */
export async function nameOf(calls: SlackCalls, person: Person): Promise<string> {
  const name = await knownName(calls, userIdOf(person));
  // Whoever has left, or may not be seen, is still somebody.
  return name === undefined ? mentionOf(person) : escapeMrkdwn(name);
}

const USER_ID = /(?<=@)[UW][A-Z0-9]{7,20}\b/g;
/** Each is a call to Slack. */
const MOST_NAMED = 10;

/** The words of a person with names in the place of the ids of those who are mentioned. */
export async function withNames(calls: SlackCalls, words: string): Promise<string> {
  const ids = [...new Set(words.match(USER_ID))].slice(0, MOST_NAMED);
  const names = new Map<string, string>();
  for (const id of ids) {
    const name = await knownName(calls, id);
    if (name !== undefined) names.set(id, name);
  }
  return words.replace(USER_ID, (id) => names.get(id) ?? id);
}

async function knownName(calls: SlackCalls, user: string): Promise<string | undefined> {
  try {
    const { user: known } = userInfo.parse(await resultOf(calls, "users.info", { user }));
    return [known.profile?.display_name, known.real_name, known.name].find(Boolean);
  } catch (error) {
    if (error instanceof SlackRefusal || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
