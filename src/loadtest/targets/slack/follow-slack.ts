import type { SlackSimulator } from "../../../simulators/slack/simulator.ts";
import type { SlackMessage } from "../../../simulators/slack/workspace/message.ts";
import type { Stopwatch } from "../../run/stopwatch.ts";
import type { AskedBook } from "./asked-book.ts";
import { type AskedInSlack, noteReply } from "./asked-in-slack.ts";
import { type ReplyMessage, readReply } from "./reply-message.ts";

export interface FollowPorts {
  readonly stopwatch: Stopwatch;
  readonly book: AskedBook;
  /** Told when a question has its answer. */
  readonly over: (asked: AskedInSlack) => void;
  /** Told of a message that is for no open question. */
  readonly stray: (reply: ReplyMessage) => void;
}

type Slack = Pick<SlackSimulator, "watch" | "assistantView">;

/** Notes what the bot shows in Slack, each by the question that it is for. Returns the unsubscribe. */
export function followSlack(slack: Slack, { stopwatch, book, over, stray }: FollowPorts): () => void {
  const seen = (message: SlackMessage) => {
    if (message.bot_id === undefined) return;
    const reply = readReply(message);
    const asked = book.find(reply);
    if (asked === undefined) return stray(reply);
    const wasOpen = asked.endedAt === undefined;
    noteReply(asked, reply, stopwatch.now());
    if (wasOpen && asked.endedAt !== undefined) over(asked);
  };
  const gone = (message: SlackMessage) => {
    if (message.bot_id !== undefined) book.find(readReply(message))?.replies.delete(message.ts);
  };
  const status = (channel: string, thread: string | undefined) => {
    const asked = thread === undefined ? undefined : book.inThread(channel, thread);
    if (asked === undefined || asked.acknowledgedAt !== undefined) return;
    if (slack.assistantView(channel, thread).status) asked.acknowledgedAt = stopwatch.now();
  };
  return slack.watch((change) => {
    if (change.type === "posted" || change.type === "changed" || change.type === "stream-ended")
      seen(change.message);
    else if (change.type === "deleted") gone(change.previous);
    else if (change.type === "assistant-shown") status(change.channel, change.thread_ts);
  });
}
