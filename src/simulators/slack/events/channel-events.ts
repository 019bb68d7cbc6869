import type { Installation } from "../apps/installation.ts";
import { eventChannelView, renamedChannelView } from "../wire/channel-view.ts";
import type { ChannelArchived, ChannelCreated, ChannelRenamed } from "../workspace/channel-change.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Documented: of public channels only. */
export function createdEvents({ channel, user, at }: ChannelCreated, { team }: Workspace) {
  if (channel.kind !== "channel") return [];
  const view = { ...eventChannelView(channel, team.id), creator: user };
  return [{ type: "channel_created" as const, channel: view, event_ts: at }];
}

export function renamedEvents(
  { channel, at }: ChannelRenamed,
  _workspace: Workspace,
  { botUserId }: Installation,
) {
  const view = renamedChannelView(channel);
  if (channel.kind === "channel") return [{ type: "channel_rename" as const, channel: view, event_ts: at }];
  if (!channel.members.has(botUserId)) return [];
  return [{ type: "group_rename" as const, channel: view, event_ts: at }];
}

export function archivedEvents(
  { channel, user, archived, at }: ChannelArchived,
  _workspace: Workspace,
  { botUserId }: Installation,
) {
  const common = { channel: channel.id, user, event_ts: at };
  if (channel.kind === "channel") {
    return archived
      ? [{ type: "channel_archive" as const, is_moved: 0, ...common }]
      : [{ type: "channel_unarchive" as const, ...common }];
  }
  if (!channel.members.has(botUserId)) return [];
  return archived
    ? [{ type: "group_archive" as const, is_moved: 0, ...common }]
    : [{ type: "group_unarchive" as const, actor_id: user, ...common }];
}
