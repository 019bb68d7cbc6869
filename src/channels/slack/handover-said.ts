import { z } from "zod";
import type { SaidMessage } from "../handover-desk.ts";
import type { SlackCalls } from "./calls/slack-calls.ts";
import { resultOf } from "./handover-calls.ts";
import type { Thread } from "./handover-places.ts";
import { cleanText } from "./inbound/clean-text.ts";
import { messageIdOf } from "./inbound/slack-ids.ts";
import { isWritten } from "./inbound/written-message.ts";
import { readMrkdwn } from "./read-mrkdwn.ts";

const page = z.object({ messages: z.array(z.looseObject({ ts: z.string() })).default([]) });

const byPerson = z.looseObject({
  user: z.string(),
  text: z.string().default(""),
  bot_id: z.undefined().optional(),
});

/** What the bot is called in the texts matters only where it is named, and that was a question. */
const NOBODY = "-";
const MOST = 200;

/**
 * What people have said in a thread of which their events could not be understood yet. A guest's id comes without
 * the workspace here.
 */
export async function saidBelow(
  calls: SlackCalls,
  { team, channel, thread }: Thread,
): Promise<readonly SaidMessage[]> {
  const args = { channel, ts: thread, limit: MOST };
  const { messages } = page.parse(await resultOf(calls, "conversations.replies", args));
  return messages.flatMap((message) => {
    const { data } = byPerson.safeParse(message);
    if (!data || message.ts === thread || !isWritten(message)) return [];
    return {
      messageId: messageIdOf(team, channel, message.ts),
      author: { id: data.user },
      text: readMrkdwn(cleanText(data.text), NOBODY),
    };
  });
}
