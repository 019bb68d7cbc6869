import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Bot, createBot } from "../../src/bot/create-bot.ts";
import { createSlackChannel } from "../../src/channels/slack/slack-channel.ts";
import { readSettings } from "../../src/config/read-settings.ts";
import { createEventBus, type LedgerEvent } from "../../src/core/events.ts";
import type { SlackSimulator } from "../../src/simulators/slack/simulator.ts";
import type { SlackMessage } from "../../src/simulators/slack/workspace/message.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";

export const ANA = "U0ANA000001";
export const BEN = "U0BEN000001";
export const HELP = "C0LEDGERHLP";

export const HARD_CLOSE = "A hard close is the moment at which a period takes no more entries. [1]";
export const SOFT_CLOSE = "A soft close lets only controllers post. [1]";

const CLOSING = `---
title: Closing the month
owner: BOR Write
---

## Hard close {#hard-close}

A hard close is the moment at which a period takes no more entries. It happens on business day five.

## Soft close {#soft-close}

A soft close lets only controllers post.
`;

/** A folder with one document, on closing. */
export async function closingKnowledge(): Promise<string> {
  const folder = join(await temporaryFolder(), "knowledge");
  await mkdir(folder);
  await writeFile(join(folder, "close.md"), CLOSING);
  return folder;
}

export interface TestBotOptions {
  readonly slack: SlackSimulator;
  readonly databaseUrl: string;
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface TestBot extends Bot {
  readonly events: LedgerEvent[];
}

/** The bot as it runs in production, in this process. */
export async function startTestBot({ slack, databaseUrl, folder, env }: TestBotOptions): Promise<TestBot> {
  const events: LedgerEvent[] = [];
  const bus = createEventBus();
  bus.subscribe((event) => events.push(event));
  const { botToken, appToken, url: apiUrl } = slack;
  const settings = readSettings({ PORT: "0", USER_RATE_LIMIT_PER_MINUTE: "1000", ...env });
  const bot = await createBot({
    settings,
    databaseUrl,
    knowledge: { folder },
    channel: createSlackChannel({
      ...{ botToken, appToken, apiUrl, emit: bus.emit },
      agentsChannel: settings.SLACK_AGENTS_CHANNEL,
    }),
    events: bus,
  });
  return { ...bot, events };
}

/** A bot that is stopped when the test ends. */
export async function startedTestBot(options: TestBotOptions): Promise<TestBot> {
  const bot = await startTestBot(options);
  onTestFinished(() => bot.stop());
  return bot;
}

type Asked = Pick<SlackMessage, "channel" | "ts">;

/** What the bot has written in a thread. */
export function repliesTo(slack: SlackSimulator, { channel, ts }: Asked): SlackMessage[] {
  return slack.thread(channel, ts).filter(({ bot_id }) => bot_id !== undefined);
}

/** The bot's n-th message in the thread, once it is an answer. */
export async function finalReply(slack: SlackSimulator, asked: Asked, count = 1): Promise<SlackMessage> {
  const reply = () => repliesTo(slack, asked)[count - 1];
  await until("the answer is there", () => isFinal(reply()));
  const found = reply();
  if (!found) throw new Error("The answer is gone.");
  return found;
}

/** An acknowledgement says that it is one, and so does an answer that still grows. */
export function isFinal(reply: SlackMessage | undefined): boolean {
  return reply?.metadata !== undefined && reply.metadata.event_payload.state !== "thinking";
}
