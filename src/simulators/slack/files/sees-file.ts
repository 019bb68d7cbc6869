import type { Channels } from "../workspace/channels.ts";
import type { SlackFile } from "./file.ts";

/** Whether a user may see the file: its owner, and who can see a conversation that it is shared in. */
export function seesFile(file: SlackFile, channels: Channels, viewer: string): boolean {
  return file.user === viewer || file.shares.some(({ channel }) => seesChannel(channels, channel, viewer));
}

export function seesChannel(channels: Channels, id: string, viewer: string): boolean {
  const channel = channels.get(id);
  return channel !== undefined && (channel.kind === "channel" || channel.members.has(viewer));
}
