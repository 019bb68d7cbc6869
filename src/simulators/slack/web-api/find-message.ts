import type { SlackMessage } from "../workspace/message.ts";
import { type Sight, visibleChannel } from "./find-conversation.ts";
import { type Failure, failure } from "./reply.ts";

export type Found = { readonly ok: true; readonly message: SlackMessage } | Failure;

function messageAt(sight: Sight, channelId: string, ts: string): Found {
  const channel = visibleChannel(sight, channelId);
  if (channel === undefined) return failure("channel_not_found");
  const message = sight.workspace.messages.get(channel.id, ts);
  return message === undefined ? failure("message_not_found") : { ok: true, message };
}

/** A message that the app posted itself; any other is answered with `refusal`. */
export function ownMessage(sight: Sight, channelId: string, ts: string, refusal: string): Found {
  const found = messageAt(sight, channelId, ts);
  if (found.ok && found.message.bot_id !== sight.me.botId) return failure(refusal);
  return found;
}

/** The message that something is put on or taken from; what is missing has a code of its own. */
export function messageToMark(
  sight: Sight,
  item: { readonly channel?: string | undefined; readonly timestamp?: string | undefined },
): Found {
  if (item.channel === undefined || item.timestamp === undefined) return failure("no_item_specified");
  return messageAt(sight, item.channel, item.timestamp);
}
