import type { Model } from "../../src/dashboard/client/model.ts";
import type { Conversation, Seen, SeenMessage, SeenThread } from "../../src/dashboard/client/seen.ts";
import { EMPTY_LINE } from "../../src/dashboard/keys/edit-line.ts";
import type { Row } from "../../src/dashboard/text/row.ts";
import type { SlackMessage } from "../../src/simulators/slack/workspace/message.ts";

export const ANA = "U0ANA000001";
export const BEN = "U0BEN000001";
export const BOT = "U0LEDGERBOT";
export const DIRECT = "D000000001";
export const HELP = "C0LEDGERHLP";

const NO_ASSISTANT = { loadingMessages: [], prompts: [] };

export const CONVERSATIONS: readonly Conversation[] = [
  { id: "C0GENERAL01", kind: "channel", title: "# general", joined: true },
  { id: HELP, kind: "channel", title: "# ledger-help", joined: true },
  { id: "C0OUTSIDE01", kind: "channel", title: "# outside", joined: false },
  { id: DIRECT, kind: "im", title: "@ ledger", bot: BOT, joined: true },
];

export function messageOf(more: Partial<SlackMessage> = {}): SlackMessage {
  return { channel: DIRECT, ts: "1700000000.000100", user: ANA, text: "hello", ...more };
}

export function botMessage(more: Partial<SlackMessage> = {}): SlackMessage {
  return messageOf({ user: BOT, bot_id: "B0LEDGER001", ts: "1700000001.000100", ...more });
}

export function seenMessage(message: SlackMessage, more: Partial<SeenMessage> = {}): SeenMessage {
  return { message, ephemeral: false, entered: {}, files: [], ...more };
}

export function threadOf(
  root: SlackMessage,
  replies: readonly SlackMessage[] = [],
  more: Partial<SeenThread> = {},
): SeenThread {
  return {
    root: seenMessage(root),
    replies: replies.map((reply) => seenMessage(reply)),
    assistant: NO_ASSISTANT,
    ...more,
  };
}

export function seenOf(threads: readonly SeenThread[] = [], more: Partial<Seen> = {}): Seen {
  const users = [
    { id: ANA, name: "ana", realName: "Ana Example", isBot: false },
    { id: BEN, name: "ben", realName: "Ben Example", isBot: false },
    { id: BOT, name: "ledger", realName: "ledger", isBot: true },
  ];
  return {
    me: ANA,
    team: "Simulated workspace",
    people: users.filter(({ isBot }) => !isBot),
    users: new Map(users.map((user) => [user.id, user])),
    conversations: CONVERSATIONS,
    commands: [{ command: "/ledger", description: "Ask", app: "A0LEDGER001" }],
    shortcuts: [],
    files: [],
    bots: [{ id: BOT, name: "ledger" }],
    threads,
    assistant: NO_ASSISTANT,
    ...more,
  };
}

/** The client of ana in her direct message with the bot, on 80 x 24. */
export function modelOf(more: Partial<Model> = {}): Model {
  return {
    size: { columns: 80, rows: 24 },
    facts: [],
    guide: [],
    me: ANA,
    at: { type: "conversation", channel: DIRECT },
    line: EMPTY_LINE,
    scroll: 0,
    notices: [],
    noticeShown: false,
    unread: new Set(),
    seen: seenOf(),
    ...more,
  };
}

/** What the rows say, without how it is set. */
export function wordsOf(rows: readonly Row[]): string[] {
  return rows.map((row) =>
    row
      .map(({ text }) => text)
      .join("")
      .trimEnd(),
  );
}
