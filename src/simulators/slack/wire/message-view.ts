import type { Installation } from "../apps/installation.ts";
import type { SlackMessage } from "../workspace/message.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { richTextOf } from "./rich-text.ts";

/** A message as the Web API and the events show it, with all that is known of it. */
export function messageView(message: SlackMessage, { team, installations }: Workspace) {
  const { channel: _channel, bot_id, blocks, ...shown } = message;
  const installation = installations.find(({ botId }) => botId === bot_id);
  return {
    type: "message" as const,
    ...shown,
    team: team.id,
    ...(bot_id !== undefined && { bot_id }),
    ...(installation !== undefined && { bot_profile: botProfile(installation) }),
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
