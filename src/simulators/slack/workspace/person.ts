import { isReply, type SlackMessage } from "./message.ts";
import type { Workspace } from "./workspace.ts";

export interface PersonMessage {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  readonly thread_ts?: string;
}

/** Posts as a person who is in the channel. What is not there is the caller's mistake, so it throws. */
export function postAsPerson(workspace: Workspace, { user, ...draft }: PersonMessage): SlackMessage {
  requirePerson(workspace, user);
  const channel = workspace.channels.get(draft.channel);
  if (channel === undefined) throw new Error(`No channel ${draft.channel} in the simulated Slack.`);
  if (!channel.members.has(user)) throw new Error(`${user} is not in the channel ${channel.id}.`);
  if (draft.thread_ts !== undefined) {
    const parent = workspace.messages.get(channel.id, draft.thread_ts);
    if (parent === undefined || isReply(parent))
      throw new Error(`No thread ${draft.thread_ts} in ${channel.id}.`);
  }
  return workspace.postAsPerson(user, draft);
}

/** The id of the person's direct message channel with the bot. */
export function theirDirectMessage(workspace: Workspace, user: string): string {
  requirePerson(workspace, user);
  return workspace.channels.directMessage(user).channel.id;
}

function requirePerson(workspace: Workspace, id: string): void {
  const user = workspace.users.get(id);
  if (user === undefined || user.isBot) throw new Error(`No person ${id} in the simulated Slack.`);
}
