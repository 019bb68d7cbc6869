import { messageView } from "../wire/message-view.ts";
import type { SlackChannel } from "../workspace/channels.ts";
import type { SlackMessage } from "../workspace/message.ts";
import type { MessageChange, MessageChanged, MessageDeleted } from "../workspace/message-change.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** The inner event of an `event_callback`. */
export type SlackEvent = {
  readonly type: string;
  readonly channel: string;
  readonly event_ts: string;
} & Readonly<Record<string, unknown>>;

/**
 * The events that Slack sends to the app for a change: only for channels that the bot is in, the bot's own
 * messages and edits included, and for a mention both `app_mention` and `message`.
 */
export function eventsOf(change: MessageChange, workspace: Workspace): readonly SlackEvent[] {
  if (change.type === "ephemeral" || change.type === "reacted") return [];
  const { channel: id } = change.type === "deleted" ? change.previous : change.message;
  const channel = workspace.channels.get(id);
  if (channel === undefined || !channel.members.has(workspace.app.botUserId)) return [];
  if (change.type === "posted") return postedEvents(change.message, channel, workspace);
  if (change.type === "changed") return [changedEvent(change, channel, workspace)];
  return [deletedEvent(change, channel, workspace)];
}

function postedEvents(message: SlackMessage, channel: SlackChannel, workspace: Workspace): SlackEvent[] {
  const view = messageView(message, workspace);
  const event = { ...view, channel: channel.id, event_ts: message.ts };
  const posted = { ...event, channel_type: channel.kind };
  return isMention(message, channel, workspace) ? [{ ...event, type: "app_mention" }, posted] : [posted];
}

/** Documented: in direct messages a mention is a message only. */
function isMention(message: SlackMessage, channel: SlackChannel, { app }: Workspace): boolean {
  if (channel.kind === "im" || message.bot_id !== undefined) return false;
  return message.text.includes(`<@${app.botUserId}>`) || message.text.includes(`<@${app.botUserId}|`);
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
