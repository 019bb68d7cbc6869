import type { Installation } from "../apps/installation.ts";
import type { FileCreated, FileDeleted, FileShared } from "../files/file-change.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { SlackEvent } from "./slack-event.ts";

/** Only of files that the app is about to see. */
export function fileCreatedEvents(
  { file, channels, at }: FileCreated,
  workspace: Workspace,
  me: Installation,
): readonly SlackEvent[] {
  const sees = file.user === me.botUserId || channels.some((channel) => isThere(workspace, channel, me));
  if (!sees) return [];
  return [
    { type: "file_created", file_id: file.id, user_id: file.user, file: { id: file.id }, event_ts: at },
  ];
}

export function fileSharedEvents(
  { file, channel, at }: FileShared,
  workspace: Workspace,
  me: Installation,
): readonly SlackEvent[] {
  if (!isThere(workspace, channel, me)) return [];
  const event = { file_id: file.id, user_id: file.user, file: { id: file.id }, channel_id: channel };
  return [{ type: "file_shared", ...event, event_ts: at }];
}

export function fileDeletedEvents(
  { file, at }: FileDeleted,
  workspace: Workspace,
  me: Installation,
): readonly SlackEvent[] {
  const channels = file.shares.map(({ channel }) => channel).filter((id) => isThere(workspace, id, me));
  if (channels.length === 0 && file.user !== me.botUserId) return [];
  return [{ type: "file_deleted", file_id: file.id, channel_ids: channels, event_ts: at }];
}

function isThere({ channels }: Workspace, channel: string, { botUserId }: Installation): boolean {
  return channels.get(channel)?.members.has(botUserId) === true;
}
