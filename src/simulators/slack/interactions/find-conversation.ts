import type { SlackChannel } from "../workspace/channels.ts";
import type { Actor } from "./interaction-services.ts";

/** @throws Error where the person is not in such a conversation. */
export function conversationOf({ workspace, user }: Actor, id: string): SlackChannel {
  const channel = workspace.channels.get(id);
  if (channel === undefined) throw new Error(`No channel ${id} in the simulated Slack.`);
  if (!channel.members.has(user)) throw new Error(`${user} is not in the channel ${id}.`);
  return channel;
}
