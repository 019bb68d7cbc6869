import type { Installation } from "../apps/installation.ts";
import type { SlackChannel } from "../workspace/channel.ts";
import type { MemberJoined, MemberLeft } from "../workspace/channel-change.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Of the channels that the bot is in, its own coming included. */
export function joinedEvents(
  { channel, user, inviter, at }: MemberJoined,
  { team }: Workspace,
  { botUserId }: Installation,
) {
  if (!channel.members.has(botUserId)) return [];
  return [
    {
      type: "member_joined_channel" as const,
      user,
      channel: channel.id,
      channel_type: letterOf(channel),
      team: team.id,
      ...(inviter !== undefined && { inviter }),
      event_ts: at,
    },
  ];
}

/** Of the channels that the bot is in; its own going comes to it under another name. */
export function leftEvents(
  { channel, user, actor, at }: MemberLeft,
  { team }: Workspace,
  { botUserId }: Installation,
) {
  const place = { channel: channel.id, event_ts: at };
  if (user === botUserId) {
    const type: "group_left" | "channel_left" = channel.kind === "group" ? "group_left" : "channel_left";
    return [{ type, actor_id: actor, ...place }];
  }
  if (!channel.members.has(botUserId)) return [];
  const type = "member_left_channel" as const;
  return [{ type, user, channel_type: letterOf(channel), team: team.id, ...place }];
}

/** Documented: `C` for a public channel, `G` for a private one and for direct messages of several. */
function letterOf({ kind }: SlackChannel): "C" | "G" {
  return kind === "channel" ? "C" : "G";
}
