/** A Block Kit block, kept as the app sent it. */
export type Block = { readonly type: string } & Readonly<Record<string, unknown>>;

export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

export interface Reaction {
  readonly name: string;
  readonly users: readonly string[];
  readonly count: number;
}

/** A message as the workspace holds it, under Slack's own names. Never changed: an edit puts another in its place. */
export interface SlackMessage {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly metadata?: MessageMetadata;
  /** Set on messages that people wrote. */
  readonly client_msg_id?: string;
  /** Set on messages that an app posted. */
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly edited?: { readonly user: string; readonly ts: string };
  readonly reactions?: readonly Reaction[];
  /** A parent that was deleted while it had replies. */
  readonly subtype?: "tombstone";
  /** On a reply, its parent's ts; on a parent with replies, its own. */
  readonly thread_ts?: string;
  readonly parent_user_id?: string;
  readonly reply_count?: number;
  /** The first five people who replied. */
  readonly reply_users?: readonly string[];
  readonly reply_users_count?: number;
  readonly latest_reply?: string;
}

export function isReply(message: SlackMessage): boolean {
  return message.thread_ts !== undefined && message.thread_ts !== message.ts;
}
