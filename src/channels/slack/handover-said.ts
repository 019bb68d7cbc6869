import { z } from "zod";
import type { SaidMessage } from "../handover-desk.ts";
import type { SlackCalls } from "./calls/slack-calls.ts";
import { resultOf } from "./handover-calls.ts";
import type { Thread } from "./handover-places.ts";
import { namesBot } from "./inbound/addressing.ts";
import { relayedOf } from "./inbound/asked-message.ts";
import { cleanText } from "./inbound/clean-text.ts";
import { messageIdOf } from "./inbound/slack-ids.ts";
import { isWritten } from "./inbound/written-message.ts";
import { readMrkdwn } from "./read-mrkdwn.ts";

const page = z.object({
  messages: z.array(z.looseObject({ ts: z.string(), user: z.string().optional() })).default([]),
});

const byPerson = z.looseObject({
  user: z.string(),
  text: z.string().default(""),
  files: z.array(z.unknown()).nullish().catch(undefined),
  bot_id: z.undefined().optional(),
});

const MOST = 200;

/**
 * What people have said below a card and not to the bot. It is read when the card has just been posted, so that
 * there is little. A guest's id comes without the workspace here.
 */
export async function saidBelow(
  calls: SlackCalls,
  { team, channel, thread }: Thread,
): Promise<readonly SaidMessage[]> {
  const args = { channel, ts: thread, limit: MOST };
  const { messages } = page.parse(await resultOf(calls, "conversations.replies", args));
  // The card is ours.
  const bot = messages.find(({ ts }) => ts === thread)?.user ?? "";
  return messages.flatMap((message) => {
    const { data } = byPerson.safeParse(message);
    if (!data || message.ts === thread || !isWritten(message) || namesBot(data.text, bot)) return [];
    return {
      messageId: messageIdOf(team, channel, message.ts),
      author: { id: data.user },
      text: readMrkdwn(cleanText(data.text), bot),
      ...relayedOf(data, { userId: bot }),
    };
  });
}
