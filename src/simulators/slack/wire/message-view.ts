import type { Installation } from "../apps/installation.ts";
import type { SlackMessage } from "../workspace/message.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { messageFileView } from "./file-view.ts";
import { richTextOf } from "./rich-text.ts";

/** A message as the Web API and the events show it, with all that is known of it. */
export function messageView(message: SlackMessage, workspace: Workspace) {
  const { team, installations } = workspace;
  const { channel, bot_id, blocks, user, files, ...shown } = message;
  const installation = installations.find(({ botId }) => botId === bot_id);
  return {
    type: "message" as const,
    ...(message.subtype !== "bot_message" && { user }),
    ...shown,
    team: team.id,
    ...(bot_id !== undefined && { bot_id }),
    ...(files !== undefined && { files: files.map((file) => messageFileView(file, channel, workspace)) }),
    ...(installation !== undefined && { bot_profile: botProfile(installation) }),
    // Slack makes blocks of what people write; what an app sends stays as it is.
    ...(blocks !== undefined ? { blocks } : isWritten(message) && { blocks: richTextOf(message.text) }),
    ...(message.subtype === "thread_broadcast" && { root: rootOf(message, workspace) }),
    ...(workspace.pins.has(message) && { pinned_to: [channel] }),
  };
}

/** By a person, and not by Slack about the channel. */
function isWritten({ bot_id, client_msg_id }: SlackMessage): boolean {
  return bot_id === undefined && client_msg_id !== undefined;
}

/** Documented: a reply that is shown in the channel too carries its parent. */
function rootOf({ channel, thread_ts = "" }: SlackMessage, { messages }: Workspace) {
  const parent = messages.get(channel, thread_ts);
  if (parent === undefined) return undefined;
  const { channel: _channel, ...shown } = parent;
  return { type: "message" as const, ...shown };
}

/** As in a list, where metadata is shown only if it was asked for. */
export function listedMessageView(message: SlackMessage, workspace: Workspace, withMetadata: boolean) {
  if (withMetadata) return messageView(message, workspace);
  const { metadata: _metadata, ...shown } = message;
  return messageView(shown, workspace);
}

function botProfile({ app, botId, team }: Installation) {
  return {
    id: botId,
    app_id: app.id,
    name: app.name,
    team_id: team,
    icons: {},
    deleted: false,
    updated: 0,
  };
}
