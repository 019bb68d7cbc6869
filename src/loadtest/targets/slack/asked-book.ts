import type { AskedInSlack } from "./asked-in-slack.ts";
import type { ReplyMessage } from "./reply-message.ts";

/** The questions that are open, found by what the bot's messages tell of them. */
export interface AskedBook {
  open(asked: AskedInSlack): void;
  close(asked: AskedInSlack): void;
  /** Whose message it is: by the question that it names, wherever it stands, else by its thread. */
  find(reply: Pick<ReplyMessage, "channel" | "thread" | "answers">): AskedInSlack | undefined;
  inThread(channel: string, thread: string): AskedInSlack | undefined;
  all(): readonly AskedInSlack[];
}

export function createAskedBook(): AskedBook {
  // A message's ts is its own in the whole workspace.
  const byMessage = new Map<string, AskedInSlack>();
  const byThread = new Map<string, AskedInSlack>();
  const inThread = (channel: string, thread: string) => byThread.get(`${channel} ${thread}`);
  return {
    open(asked) {
      byMessage.set(asked.ts, asked);
      byThread.set(`${asked.channel} ${asked.thread}`, asked);
    },
    close(asked) {
      byMessage.delete(asked.ts);
      if (inThread(asked.channel, asked.thread) === asked)
        byThread.delete(`${asked.channel} ${asked.thread}`);
    },
    find({ channel, thread, answers }) {
      if (answers !== undefined) return byMessage.get(answers);
      return thread === undefined ? undefined : inThread(channel, thread);
    },
    inThread,
    all: () => [...byMessage.values()],
  };
}
