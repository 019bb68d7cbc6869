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
  requireMember(workspace, user, draft.channel);
  if (draft.thread_ts !== undefined) {
    const parent = workspace.messages.get(draft.channel, draft.thread_ts);
    if (parent === undefined || isReply(parent)) {
      throw new Error(`No thread ${draft.thread_ts} in ${draft.channel}.`);
    }
  }
  return workspace.post(person(user), draft);
}

function requireMember(workspace: Workspace, user: string, id: string): SlackChannel {
  const channel = workspace.channels.get(id);
  if (channel === undefined) throw new Error(`No channel ${id} in the simulated Slack.`);
  if (!channel.members.has(user)) throw new Error(`${user} is not in the channel ${channel.id}.`);
  return channel;
}
