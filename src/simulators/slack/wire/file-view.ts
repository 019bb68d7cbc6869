import type { FileShare, SlackFile } from "../files/file.ts";
import { seesChannel } from "../files/sees-file.ts";
import type { ChannelKind } from "../workspace/channels.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** A file as a message in the channel shows it; of a deleted one only that it was there. */
export function messageFileView(file: SlackFile, channel: string, workspace: Workspace) {
  if (file.isDeleted === true) return { id: file.id, mode: "tombstone" };
  return { ...fileView(file, workspace), is_public: workspace.channels.get(channel)?.kind === "channel" };
}

/** A file as the methods about files show it: with where it is shared, as far as the viewer sees that. */
export function sharedFileView(file: SlackFile, workspace: Workspace, viewer: string) {
  const shares = file.shares.filter(({ channel }) => seesChannel(workspace.channels, channel, viewer));
  const ofKind = (kind: ChannelKind) => [
    ...new Set(
      shares.flatMap(({ channel }) => (workspace.channels.get(channel)?.kind === kind ? [channel] : [])),
    ),
  ];
  const [channels, groups, ims] = [ofKind("channel"), ofKind("group"), ofKind("im")];
  return {
    ...fileView(file, workspace),
    is_public: channels.length > 0,
    channels,
    groups,
    ims,
    comments_count: 0,
    shares: { public: sharesIn(shares, channels), private: sharesIn(shares, [...groups, ...ims]) },
  };
}

function fileView(file: SlackFile, { team }: Workspace) {
  const name = encodeURIComponent(file.name);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.filetype,
    pretty_type: file.prettyType,
    user: file.user,
    user_team: team.id,
    editable: false,
    size: file.size,
    mode: "hosted",
    is_external: false,
    external_type: "",
    public_url_shared: false,
    display_as_bot: false,
    username: "",
    url_private: `${file.url}/${name}`,
    url_private_download: `${file.url}/download/${name}`,
    permalink: `https://${team.domain}.slack.com/files/${file.user}/${file.id}/${name}`,
    has_rich_preview: false,
    file_access: "visible",
    ...(file.altText !== undefined && { alt_txt: file.altText }),
  };
}

function sharesIn(shares: readonly FileShare[], channels: readonly string[]) {
  return Object.fromEntries(
    channels.map((id) => [id, shares.filter(({ channel }) => channel === id).map(shareView)]),
  );
}

function shareView({ ts, thread_ts }: FileShare) {
  return { ts, ...(thread_ts !== undefined && { thread_ts }) };
}
