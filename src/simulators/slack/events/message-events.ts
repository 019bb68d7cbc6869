import type { Installation } from "../apps/installation.ts";
import { messageView } from "../wire/message-view.ts";
import type { SlackChannel } from "../workspace/channels.ts";
import type { SlackMessage } from "../workspace/message.ts";
import type { MessageChanged, MessageDeleted, MessagePosted } from "../workspace/message-change.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { SlackEvent } from "./slack-event.ts";

/**
 * The events that Slack sends to an app for a message that is posted, changed or deleted: only for channels that
 * the bot is in, the bot's own messages and edits included, and for a mention both `app_mention` and `message`.
 */
export function messageEvents(
  change: MessagePosted | MessageChanged | MessageDeleted,
  workspace: Workspace,
  { botUserId }: Installation,
): readonly SlackEvent[] {
  const { channel: id } = change.type === "deleted" ? change.previous : change.message;
  const channel = workspace.channels.get(id);
  if (channel === undefined || !channel.members.has(botUserId)) return [];
  if (change.type === "posted") return postedEvents(change.message, channel, workspace, botUserId);
  if (change.type === "changed") return [changedEvent(change, channel, workspace)];
  return [deletedEvent(change, channel, workspace)];
}

function postedEvents(
  message: SlackMessage,
  channel: SlackChannel,
  workspace: Workspace,
  botUserId: string,
): SlackEvent[] {
  const view = messageView(message, workspace);
  const event = { ...view, channel: channel.id, event_ts: message.ts };
  const posted = { ...event, channel_type: channel.kind };
  return isMention(message, channel, botUserId) ? [{ ...event, type: "app_mention" }, posted] : [posted];
}

/** Documented: in direct messages a mention is a message only. */
function isMention(message: SlackMessage, channel: SlackChannel, botUserId: string): boolean {
  if (channel.kind === "im" || message.bot_id !== undefined) return false;
  return message.text.includes(`<@${botUserId}>`) || message.text.includes(`<@${botUserId}|`);
}

function changedEvent(change: MessageChanged, channel: SlackChannel, workspace: Workspace): SlackEvent {
  return {
    type: "message",
    subtype: "message_changed",
    message: messageView(change.message, workspace),
    previous_message: messageView(change.previous, workspace),
    channel: channel.id,
    channel_type: channel.kind,
    hidden: true,
    ts: change.at,
    event_ts: change.at,
  };
}

function deletedEvent(change: MessageDeleted, channel: SlackChannel, workspace: Workspace): SlackEvent {
  return {
    type: "message",
    subtype: "message_deleted",
    previous_message: messageView(change.previous, workspace),
    deleted_ts: change.previous.ts,
    channel: channel.id,
    channel_type: channel.kind,
    hidden: true,
    ts: change.at,
    event_ts: change.at,
  };
}
