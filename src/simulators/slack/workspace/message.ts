import type { SlackFile } from "../files/file.ts";

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
  /** In place of the app's own name and icon. */
  readonly username?: string;
  readonly icons?: Readonly<Record<string, string>>;
  readonly edited?: { readonly user: string; readonly ts: string };
  readonly reactions?: readonly Reaction[];
  /** `tombstone` is a parent that was deleted while it had replies. */
  readonly subtype?: "tombstone" | "file_share" | "assistant_app_thread" | PostedSubtype | ChannelSubtype;
  /** Kept as the app sent them. */
  readonly attachments?: readonly Attachment[];
  readonly files?: readonly SlackFile[];
  /** Set where the message came with the files. */
  readonly upload?: boolean;
  /** Whether the app is still writing it; `errored` where it did not finish in time. */
  readonly streaming_state?: "in_progress" | "completed" | "errored";
  /** On the first message of an assistant's thread, which Slack writes. */
  readonly assistant_app_thread?: AssistantAppThread;
  /** What became of the channel, on the messages that Slack writes of it. */
  readonly inviter?: string;
  readonly topic?: string;
  readonly purpose?: string;
  readonly name?: string;
  readonly old_name?: string;
  /** On a reply, its parent's ts; on a parent with replies, its own. */
  readonly thread_ts?: string;
  readonly parent_user_id?: string;
  readonly reply_count?: number;
  /** The first five people who replied. */
  readonly reply_users?: readonly string[];
  readonly reply_users_count?: number;
  readonly latest_reply?: string;
}

/** Of messages that somebody posted in a way of its own; `bot_message` goes by another name than the app's. */
export type PostedSubtype = "me_message" | "thread_broadcast" | "bot_message";

/** Of the messages that Slack writes when something becomes of a channel. */
export type ChannelSubtype =
  | "channel_join"
  | "channel_leave"
  | "channel_name"
  | "channel_topic"
  | "channel_purpose"
  | "channel_archive"
  | "channel_unarchive";

/** A legacy attachment, whose many fields Slack does not check. */
export type Attachment = Readonly<Record<string, unknown>>;

export interface AssistantAppThread {
  readonly title: string;
  readonly title_blocks: readonly Block[];
}

export function isReply(message: SlackMessage): boolean {
  return message.thread_ts !== undefined && message.thread_ts !== message.ts;
}
