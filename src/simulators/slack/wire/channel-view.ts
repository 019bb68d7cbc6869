import type { Installation } from "../apps/installation.ts";
import type { SlackChannel } from "../workspace/channels.ts";
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
    is_archived: false,
    is_org_shared: false,
    is_open: true,
    user,
  };
}

function namedView(channel: SlackChannel, { team }: Workspace, me: Installation) {
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    created: channel.created,
    context_team_id: team.id,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === "group",
    is_archived: false,
    is_general: channel.name === "general",
    is_shared: false,
    is_org_shared: false,
    is_ext_shared: false,
    is_member: channel.members.has(me.botUserId),
    topic: { value: "", creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
    num_members: channel.members.size,
  };
}
