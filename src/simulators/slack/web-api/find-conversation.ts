import type { Installation } from "../apps/installation.ts";
import type { SlackChannel } from "../workspace/channels.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Where and as whom a bot looks. */
export interface Sight {
  readonly workspace: Workspace;
  readonly me: Installation;
}

/** The channel with the id, as far as the bot can see it: Slack hides private channels that it is not in. */
export function visibleChannel({ workspace, me }: Sight, id: string): SlackChannel | undefined {
  const channel = workspace.channels.get(id);
  return channel !== undefined && isVisible(channel, me) ? channel : undefined;
}

/** Where a message to `target` goes: a channel's id, its name with or without `#`, or a user's id. */
export function postingTarget(sight: Sight, target: string): SlackChannel | undefined {
  const { workspace, me } = sight;
  const direct = visibleChannel(sight, target);
  if (direct !== undefined) return direct;
  const user = workspace.users.get(target);
  if (user !== undefined && !user.isBot)
    return workspace.channels.directMessage(user.id, me.botUserId).channel;
  const named = workspace.channels.withName(target.replace(/^#/, ""));
  return named !== undefined && isVisible(named, me) ? named : undefined;
}

export function isMember(channel: SlackChannel, { botUserId }: Installation): boolean {
  return channel.members.has(botUserId);
}

/** Documented: with a scope of its own a bot posts in public channels that it is not in. */
export function mayPostTo(channel: SlackChannel, me: Installation): boolean {
  return (
    isMember(channel, me) || (channel.kind === "channel" && me.scopes?.has("chat:write.public") === true)
  );
}

function isVisible(channel: SlackChannel, me: Installation): boolean {
  return channel.kind === "channel" || isMember(channel, me);
}
