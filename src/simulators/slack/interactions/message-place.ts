import { valuesIn } from "../elements/entered-values.ts";
import { messageView } from "../wire/message-view.ts";
import { isReply, type SlackMessage } from "../workspace/message.ts";
import type { EnteredInMessages } from "./entered-in-messages.ts";
import { conversationOf } from "./find-conversation.ts";
import type { Actor } from "./interaction-services.ts";
import type { InteractivePlace, MessageParts } from "./interactive-place.ts";
import { channelPart } from "./payload-parts.ts";

/** @throws Error where the person does not see such a message of an app. */
export function messagePlace(
  actor: Actor,
  { channel: channelId, ts }: { readonly channel: string; readonly ts: string },
  entered: EnteredInMessages,
): InteractivePlace {
  const { workspace, user } = actor;
  const channel = conversationOf(actor, channelId);
  const { message, ephemeral } = messageFor(actor, channelId, ts);
  const installation = workspace.installations.find(({ botId }) => botId === message.bot_id);
  if (installation === undefined) throw new Error(`The message ${ts} in ${channelId} is of no app.`);
  const { blocks = [] } = message;
  const values = () => valuesIn(blocks, entered.get(user, channelId, ts));

  return {
    key: `${channelId} ${ts}`,
    installation,
    blocks,
    values,
    keep: (kept) => entered.keep(user, channelId, ts, kept),
    parts: () => ({
      container: containerOf(message, ephemeral),
      channel: channelPart(channel),
      ...(!ephemeral && { message: messageView(message, workspace) }),
      state: { values: values() },
    }),
    target: { workspace, installation, user, channel: channelId, ts },
  };
}

function messageFor({ workspace, user }: Actor, channel: string, ts: string) {
  const message = workspace.messages.get(channel, ts);
  if (message !== undefined) return { message, ephemeral: false };
  const ephemeral = workspace.ephemerals.get(channel, ts);
  if (ephemeral === undefined || ephemeral.user !== user) throw new Error(`No message ${ts} in ${channel}.`);
  return { message: ephemeral.message, ephemeral: true };
}

function containerOf(message: SlackMessage, ephemeral: boolean): MessageParts["container"] {
  const { ts, channel, thread_ts } = message;
  return {
    type: "message",
    message_ts: ts,
    channel_id: channel,
    is_ephemeral: ephemeral,
    ...(isReply(message) && { thread_ts }),
  };
}
