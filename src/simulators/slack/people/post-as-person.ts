import { person } from "../workspace/author.ts";
import type { SlackChannel } from "../workspace/channels.ts";
import { isReply, type SlackMessage } from "../workspace/message.ts";
import type { Workspace } from "../workspace/workspace.ts";

export interface PersonMessage {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  readonly thread_ts?: string;
}

/** Posts as a person who is in the channel. What is not there is the caller's mistake, so it throws. */
export function postAsPerson(workspace: Workspace, { user, ...draft }: PersonMessage): SlackMessage {
  const channel = requireMember(workspace, user, draft.channel);
  if (channel.archived) throw new Error(`The channel ${channel.id} is archived.`);
  requireThread(workspace, draft.channel, draft.thread_ts);
  return workspace.post(person(user), draft);
}

export function requireThread({ messages }: Workspace, channel: string, thread_ts: string | undefined): void {
  if (thread_ts === undefined) return;
  const parent = messages.get(channel, thread_ts);
  if (parent === undefined || isReply(parent)) throw new Error(`No thread ${thread_ts} in ${channel}.`);
}

export function requireMember(workspace: Workspace, user: string, id: string): SlackChannel {
  const channel = workspace.channels.get(id);
  if (channel === undefined) throw new Error(`No channel ${id} in the simulated Slack.`);
  if (!channel.members.has(user)) throw new Error(`${user} is not in the channel ${channel.id}.`);
  return channel;
}
