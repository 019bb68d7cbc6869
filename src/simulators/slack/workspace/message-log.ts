import type { ChannelLog, Thread } from "./channel-log.ts";
import { forgetOldest } from "./forget-oldest.ts";
import { isReply, type SlackMessage } from "./message.ts";
import { firstAtOrAfter } from "./sorted-timestamps.ts";

/** Keeps the messages of a workspace, by channel and ts, and threads by their parent. */
export interface MessageLog {
  get(channel: string, ts: string): SlackMessage | undefined;
  /** The ts of the messages outside threads and of the replies that are shown there too, oldest first. */
  roots(channel: string): readonly string[];
  /** The ts of a parent's replies, oldest first. */
  replies(channel: string, parent: string): readonly string[];
  /** A later message than all before; a reply's parent must be there. */
  add(message: SlackMessage): void;
  /** Puts the message in the place of the one with its ts. */
  replace(message: SlackMessage): void;
  remove(message: SlackMessage): void;
}

/** In so many parts of what is kept the oldest go, so that not every message pays for it. */
const FORGOTTEN_AT_ONCE = 100;

const NO_TIMESTAMPS: readonly string[] = [];
const REPLY_USERS_SHOWN = 5;

/** Keeps at most so many messages; the oldest are forgotten first, and a thread with its parent. */
export function createMessageLog(keep: number): MessageLog {
  const logs = new Map<string, ChannelLog>();
  let count = 0;

  function logOf(channel: string): ChannelLog {
    const known = logs.get(channel);
    if (known !== undefined) return known;
    const log: ChannelLog = { messages: new Map(), roots: [], threads: new Map() };
    logs.set(channel, log);
    return log;
  }

  return {
    get: (channel, ts) => logs.get(channel)?.messages.get(ts),
    roots: (channel) => logs.get(channel)?.roots ?? NO_TIMESTAMPS,
    replies: (channel, parent) => logs.get(channel)?.threads.get(parent)?.replies ?? NO_TIMESTAMPS,
    add(message) {
      const log = logOf(message.channel);
      log.messages.set(message.ts, message);
      if (isReply(message)) addReply(log, message);
      if (isShown(message)) addTimestamp(log.roots, message.ts);
      count += 1;
      if (count > keep) count -= forgetOldest(logs.values(), Math.ceil(keep / FORGOTTEN_AT_ONCE));
    },
    replace(message) {
      const log = logOf(message.channel);
      log.messages.set(message.ts, message);
      if (isShown(message)) addTimestamp(log.roots, message.ts);
    },
    remove(message) {
      const log = logOf(message.channel);
      if (log.messages.delete(message.ts)) count -= 1;
      if (isReply(message)) removeReply(log, message);
      removeTimestamp(log.roots, message.ts);
    },
  };
}

function addReply(log: ChannelLog, reply: SlackMessage): void {
  const parent = parentOf(log, reply);
  if (parent === undefined) return;
  const thread = log.threads.get(parent.ts) ?? { replies: [], users: new Set() };
  log.threads.set(parent.ts, thread);
  thread.replies.push(reply.ts);
  thread.users.add(reply.user);
  log.messages.set(parent.ts, withSummary(parent, thread));
}

function removeReply(log: ChannelLog, reply: SlackMessage): void {
  const parent = parentOf(log, reply);
  const thread = parent && log.threads.get(parent.ts);
  if (parent === undefined || thread === undefined) return;
  removeTimestamp(thread.replies, reply.ts);
  thread.users.clear();
  for (const ts of thread.replies) thread.users.add(log.messages.get(ts)?.user ?? "");
  log.messages.set(parent.ts, withSummary(parent, thread));
  if (thread.replies.length === 0) log.threads.delete(parent.ts);
}

function withSummary(parent: SlackMessage, thread: Thread): SlackMessage {
  const { thread_ts, reply_count, reply_users, reply_users_count, latest_reply, ...alone } = parent;
  const latest = thread.replies.at(-1);
  if (latest === undefined) return alone;
  return {
    ...alone,
    thread_ts: parent.ts,
    reply_count: thread.replies.length,
    reply_users: [...thread.users].slice(0, REPLY_USERS_SHOWN),
    reply_users_count: thread.users.size,
    latest_reply: latest,
  };
}

function parentOf(log: ChannelLog, reply: SlackMessage): SlackMessage | undefined {
  return reply.thread_ts === undefined ? undefined : log.messages.get(reply.thread_ts);
}

/** Whether it stands in the channel itself: outside threads, or as a reply that was sent there too. */
function isShown(message: SlackMessage): boolean {
  return !isReply(message) || message.subtype === "thread_broadcast";
}

function addTimestamp(timestamps: string[], ts: string): void {
  const index = firstAtOrAfter(timestamps, ts);
  if (timestamps[index] !== ts) timestamps.splice(index, 0, ts);
}

function removeTimestamp(timestamps: string[], ts: string): void {
  const index = firstAtOrAfter(timestamps, ts);
  if (timestamps[index] === ts) timestamps.splice(index, 1);
}

/** A message and its replies, oldest first. */
export function threadOf(
  messages: Pick<MessageLog, "get" | "replies">,
  channel: string,
  ts: string,
): readonly SlackMessage[] {
  return [ts, ...messages.replies(channel, ts)].flatMap((each) => messages.get(channel, each) ?? []);
}
