import type { SlackChannel } from "./channel.ts";

/** What happened to a conversation; the state holds it already. */
export type ChannelChange = ChannelCreated | ChannelRenamed | ChannelArchived | MemberJoined | MemberLeft;

interface ChannelAct {
  readonly channel: SlackChannel;
  /** Who did it. */
  readonly user: string;
  /** When, as a ts of Slack's form. */
  readonly at: string;
}

export interface ChannelCreated extends ChannelAct {
  readonly type: "channel-created";
}

export interface ChannelRenamed extends ChannelAct {
  readonly type: "channel-renamed";
}

/** It was archived, or taken out of the archive. */
export interface ChannelArchived extends ChannelAct {
  readonly type: "channel-archived";
  readonly archived: boolean;
}

/** `user` is who joined. */
export interface MemberJoined extends ChannelAct {
  readonly type: "member-joined";
  /** Who brought the user in, if another did. */
  readonly inviter?: string;
}

/** `user` is who left. */
export interface MemberLeft extends ChannelAct {
  readonly type: "member-left";
  /** Who removed the user; the user where nobody else did. */
  readonly actor: string;
}
