import type { Installation } from "../apps/installation.ts";
import type { SlackChannel } from "../workspace/channel.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** A conversation as the Web API shows it to the bot. */
export function channelView(channel: SlackChannel, workspace: Workspace, me: Installation) {
  return channel.kind === "im"
    ? directMessageView(channel, workspace, me)
    : namedView(channel, workspace, me);
}

function directMessageView(channel: SlackChannel, { team }: Workspace, me: Installation) {
  const [user = me.botUserId] = [...channel.members].filter((member) => member !== me.botUserId);
  return {
    id: channel.id,
    created: channel.created,
    context_team_id: team.id,
    is_im: true,
    is_archived: channel.archived,
    is_org_shared: false,
    is_open: true,
    user,
  };
}

function namedView(channel: SlackChannel, { team }: Workspace, me: Installation) {
  const { creator, ...view } = eventChannelView(channel, team.id);
  return {
    ...view,
    ...(creator !== "" && { creator }),
    is_member: channel.members.has(me.botUserId),
    is_open: true,
    unlinked: 0,
    topic: channel.topic,
    purpose: channel.purpose,
    previous_names: channel.previousNames,
  };
}

/** As the events of a channel show it, to everybody alike. */
export function eventChannelView(channel: SlackChannel, team: string) {
  return {
    ...renamedChannelView(channel),
    creator: channel.creator,
    context_team_id: team,
    is_group: false,
    is_im: false,
    is_private: channel.kind !== "channel",
    is_archived: channel.archived,
    is_frozen: false,
    is_general: channel.name === "general",
    is_shared: false,
    is_org_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
  };
}

/** All that an event about a new name shows. */
export function renamedChannelView(channel: SlackChannel) {
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    created: channel.created,
    is_channel: channel.kind !== "mpim",
    is_mpim: channel.kind === "mpim",
  };
}
