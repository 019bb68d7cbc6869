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
  try {
    const { user } = userInfo.parse(await resultOf(calls, "users.info", { user: userIdOf(person) }));
    const name = [user.profile?.display_name, user.real_name, user.name].find(Boolean);
    return name === undefined ? mentionOf(person) : escapeMrkdwn(name);
  } catch (error) {
    // Whoever has left, or may not be seen, is still somebody.
    if (error instanceof SlackRefusal || error instanceof z.ZodError) return mentionOf(person);
    throw error;
  }
}
