import type { Installation } from "../apps/installation.ts";
import { messageView } from "../wire/message-view.ts";
import type { SlackChannel } from "../workspace/channels.ts";
import type { SlackMessage } from "../workspace/message.ts";
import type { MessageChanged, MessageDeleted, MessagePosted } from "../workspace/message-change.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { appContext } from "./assistant-events.ts";
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
  // Assumed: of a message that is being streamed Slack tells the beginning and the end.
  if (change.type === "changed" && change.message.streaming_state === "in_progress") return [];
  if (change.type === "changed") return [changedEvent(change, channel, workspace)];
  return [deletedEvent(change, channel, workspace)];
}

function postedEvents(
  message: SlackMessage,
  channel: SlackChannel,
  workspace: Workspace,
  botUserId: string,
): SlackEvent[] {
  const beside = contextBeside(message, channel, workspace, botUserId);
  const posted = { ...postedEvent(message, channel, workspace), ...beside };
  if (!isMention(message, channel, botUserId)) return [posted];
  return [{ ...mentionEvent(message, channel, workspace), ...beside }, posted];
}

export function postedEvent(message: SlackMessage, channel: SlackChannel, workspace: Workspace) {
  const view = messageView(message, workspace);
  return { ...view, channel: channel.id, event_ts: message.ts, channel_type: channel.kind };
}

export function mentionEvent(message: SlackMessage, channel: SlackChannel, workspace: Workspace) {
  const view = messageView(message, workspace);
  return { ...view, type: "app_mention" as const, channel: channel.id, event_ts: message.ts };
}

/** Documented in the SDK's types: what the person looks at comes with what they say to an agent. */
function contextBeside(
  { user, bot_id }: SlackMessage,
  channel: SlackChannel,
  { panes, team, installations }: Workspace,
  bot: string,
) {
  const isAgent = installations.some(({ botUserId, app }) => botUserId === bot && app.surface === "agent");
  const lookingAt = panes.lookingAt(user, bot);
  if (!isAgent || channel.kind !== "im" || bot_id !== undefined || lookingAt === undefined) return {};
  return { app_context: appContext(lookingAt, team.id) };
}

/** Documented: in direct messages a mention is a message only. */
function isMention(message: SlackMessage, channel: SlackChannel, botUserId: string): boolean {
  if (channel.kind === "im" || message.bot_id !== undefined || message.subtype === "channel_join")
    return false;
  return message.text.includes(`<@${botUserId}>`) || message.text.includes(`<@${botUserId}|`);
}

export function changedEvent(change: MessageChanged, channel: SlackChannel, workspace: Workspace) {
  return {
    type: "message" as const,
    subtype: "message_changed" as const,
    message: messageView(change.message, workspace),
    previous_message: messageView(change.previous, workspace),
    channel: channel.id,
    channel_type: channel.kind,
    hidden: true as const,
    ts: change.at,
    event_ts: change.at,
  };
}

export function deletedEvent(change: MessageDeleted, channel: SlackChannel, workspace: Workspace) {
  return {
    type: "message" as const,
    subtype: "message_deleted" as const,
    previous_message: messageView(change.previous, workspace),
    deleted_ts: change.previous.ts,
    channel: channel.id,
    channel_type: channel.kind,
    hidden: true as const,
    ts: change.at,
    event_ts: change.at,
  };
}
