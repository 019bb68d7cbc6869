import type { SlackMessage } from "../workspace/message.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { richTextOf } from "./rich-text.ts";

/** A message as the Web API and the events show it, with all that is known of it. */
export function messageView(message: SlackMessage, { team, app }: Workspace) {
  const { channel: _channel, bot_id, blocks, ...shown } = message;
  return {
    type: "message" as const,
    ...shown,
    team: team.id,
    ...(bot_id !== undefined && { bot_id, app_id: app.id, bot_profile: botProfile(app, team.id) }),
    // Slack makes blocks of what people write; what an app sends stays as it is.
    ...(blocks !== undefined ? { blocks } : bot_id === undefined && { blocks: richTextOf(message.text) }),
  };
}

/** As in a list, where metadata is shown only if it was asked for. */
export function listedMessageView(message: SlackMessage, workspace: Workspace, withMetadata: boolean) {
  if (withMetadata) return messageView(message, workspace);
  const { metadata: _metadata, ...shown } = message;
  return messageView(shown, workspace);
}

function botProfile(app: Workspace["app"], team: string) {
  return {
    id: app.botId,
    app_id: app.id,
    name: app.name,
    team_id: team,
    icons: {},
    deleted: false,
    updated: 0,
  };
}
