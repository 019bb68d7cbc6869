import type { SlackChannel } from "../workspace/channels.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** The channel with the id, as far as the bot can see it: Slack hides private channels that it is not in. */
export function visibleChannel(workspace: Workspace, id: string): SlackChannel | undefined {
  const channel = workspace.channels.get(id);
  return channel !== undefined && isVisible(workspace, channel) ? channel : undefined;
}

/** Where a message to `target` goes: a channel's id, its name with or without `#`, or a user's id. */
export function postingTarget(workspace: Workspace, target: string): SlackChannel | undefined {
  const direct = visibleChannel(workspace, target);
  if (direct !== undefined) return direct;
  const user = workspace.users.get(target);
  if (user !== undefined && !user.isBot) return workspace.channels.directMessage(user.id).channel;
  const named = workspace.channels.withName(target.replace(/^#/, ""));
  return named !== undefined && isVisible(workspace, named) ? named : undefined;
}

export function isBotMember(workspace: Workspace, channel: SlackChannel): boolean {
  return channel.members.has(workspace.app.botUserId);
}

function isVisible(workspace: Workspace, channel: SlackChannel): boolean {
  return channel.kind === "channel" || isBotMember(workspace, channel);
}
