import { z } from "zod";
import type { HandoverCard } from "../handover-desk.ts";
import type { CallArguments, SlackCalls } from "./calls/slack-calls.ts";
import { resultOf, resultOfOnce, SlackRefusal } from "./handover-calls.ts";
import { renderCard } from "./handover-card.ts";
import { mentionOf } from "./handover-people.ts";
import { deskClosed, messageOf } from "./handover-places.ts";
import { type Mark, markOf } from "./handover-search.ts";

/** Links in the words of people are not unfolded: that would show what they lead to. */
export const QUIET = { unfurl_links: false, unfurl_media: false };

const posted = z.object({ ts: z.string() });
const linked = z.object({ permalink: z.string() });
const conversation = z.object({
  channel: z.object({
    is_channel: z.boolean().optional(),
    is_private: z.boolean().optional(),
    is_member: z.boolean().optional(),
    is_archived: z.boolean().optional(),
  }),
});

export function cardMark({ id }: HandoverCard): Mark {
  return { handover_id: id, key: "card" };
}

/** A channel that the bot is not in may take its card, but never tells of the replies. */
export async function postCard(calls: SlackCalls, channel: string, card: HandoverCard): Promise<string> {
  const info = await conversationOf(calls, channel);
  if (!info) throw deskClosed("channel_not_found");
  if (info.is_archived) throw deskClosed("is_archived");
  if (info.is_member === false) throw deskClosed("not_in_channel");
  const content = await contentOf(calls, card);
  return posted.parse(await resultOfOnce(calls, "chat.postMessage", { channel, ...QUIET, ...content })).ts;
}

export async function updateCard(
  calls: SlackCalls,
  message: { readonly channel: string; readonly ts: string },
  card: HandoverCard,
): Promise<void> {
  await resultOf(calls, "chat.update", { ...message, ...(await contentOf(calls, card)) });
}

async function contentOf(calls: SlackCalls, card: HandoverCard): Promise<CallArguments> {
  const rendered = renderCard(card, { mention: mentionOf, link: await linkTo(calls, card) });
  return { ...rendered, metadata: markOf(cardMark(card)) };
}

/** Whoever may not read the conversation sees where it is, and no more. */
async function linkTo(calls: SlackCalls, { place }: HandoverCard): Promise<string | undefined> {
  try {
    return linked.parse(await resultOf(calls, "chat.getPermalink", messageOf(place))).permalink;
  } catch (error) {
    if (error instanceof SlackRefusal) return undefined;
    throw error;
  }
}

/** What a channel is; undefined where the bot does not see it. */
export async function conversationOf(calls: SlackCalls, channel: string) {
  try {
    return conversation.parse(await resultOf(calls, "conversations.info", { channel })).channel;
  } catch (error) {
    if (error instanceof SlackRefusal) return undefined;
    throw error;
  }
}
