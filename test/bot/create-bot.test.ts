import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bot, createBot } from "../../src/bot/create-bot.ts";
import { createSlackChannel } from "../../src/channels/slack/slack-channel.ts";
import { readSettings } from "../../src/config/read-settings.ts";
import { createEventBus, type LedgerEvent } from "../../src/core/events.ts";
import { phrasesIn } from "../../src/language/phrases-in.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { finalReply, repliesTo } from "./bot-fixture.ts";

const THINKING = phrasesIn("en").reply.thinking;

const database = testDatabase();
const events: LedgerEvent[] = [];
let slack: SlackSimulator;
let bot: Bot;
let folder: string;

const ANA = "U0ANA000001";
const BEN = "U0BEN000001";
const HELP = "C0LEDGERHLP";

beforeAll(async () => {
  folder = join(await temporaryFolder(), "knowledge");
  await mkdir(folder);
  await writeFile(
    join(folder, "close.md"),
    "---\ntitle: Closing the month\nowner: BOR Write\n---\n\n## Hard close {#hard-close}\n\nA hard close is the moment at which a period takes no more entries. It happens on business day five.\n",
  );
  slack = await startSlackSimulator();
  const bus = createEventBus();
  bus.subscribe((event) => events.push(event));
  bot = await createBot({
    settings: readSettings({ PORT: "0", USER_RATE_LIMIT_PER_MINUTE: "30" }),
    databaseUrl: database.url,
    knowledge: { folder },
    channel: createSlackChannel({
      botToken: slack.botToken,
      appToken: slack.appToken,
      apiUrl: slack.url,
      emit: bus.emit,
    }),
    events: bus,
  });
});
afterAll(async () => {
  await bot?.stop();
  await slack?.stop();
});

describe("a mention in a channel", () => {
  it("is acknowledged at once, and the same message becomes the cited answer", async () => {
    const seen: string[] = [];
    const stopWatching = slack.watch((change) => {
      if ("message" in change && change.message.bot_id)
        seen.push(`${change.type} ${change.message.text.slice(0, 20)}`);
    });
    const asked = slack.post({
      user: ANA,
      channel: HELP,
      text: `<@${slack.botUserId}> What is a hard close?`,
    });
    const answer = await finalReply(slack, asked);
    stopWatching();
    expect(seen).toEqual([`posted ${THINKING}`, "changed A hard close is the "]);
    expect(answer.text).toBe("A hard close is the moment at which a period takes no more entries. [1]");
    expect(JSON.stringify(answer.blocks)).toContain("close.md#hard-close");
    expect(repliesTo(slack, asked)).toHaveLength(1);
  });

  it("goes on in the thread without a new mention, in memory of what was said", async () => {
    const asked = slack.post({
      user: ANA,
      channel: HELP,
      text: `<@${slack.botUserId}> What is a hard close?`,
    });
    await finalReply(slack, asked);
    slack.post({ user: BEN, channel: HELP, text: "when does it happen?", thread_ts: asked.ts });
    const answer = await finalReply(slack, asked, 2);
    expect(answer.text).toContain("business day five");
  });

  it("is answered in the order of the thread, however fast its questions come", async () => {
    const asked = slack.post({
      user: ANA,
      channel: HELP,
      text: `<@${slack.botUserId}> What is a hard close?`,
    });
    const more = ["one", "two", "three", "four"].map((word) =>
      slack.post({ user: ANA, channel: HELP, text: `hard close ${word}?`, thread_ts: asked.ts }),
    );
    await finalReply(slack, asked, 5);
    const answered = repliesTo(slack, asked).map(({ metadata }) => metadata?.event_payload.message_ts);
    expect(answered).toEqual([asked, ...more].map(({ ts }) => ts));
  });

  it("is answered once, though Slack tells of it twice", async () => {
    const asked = slack.post({
      user: ANA,
      channel: HELP,
      text: `<@${slack.botUserId}> What is a hard close? Again.`,
    });
    await finalReply(slack, asked);
    const later = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> hard close?` });
    await finalReply(slack, later);
    expect(repliesTo(slack, asked)).toHaveLength(1);
  });
});

describe("what asks the bot nothing", () => {
  it("is left alone: talk in a channel, and threads that it is no part of", async () => {
    const talk = slack.post({ user: ANA, channel: HELP, text: "What is a hard close?" });
    slack.post({ user: BEN, channel: HELP, text: "you tell me", thread_ts: talk.ts });
    const asked = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> hard close?` });
    await finalReply(slack, asked);
    expect(slack.thread(HELP, talk.ts).filter(({ bot_id }) => bot_id)).toEqual([]);
  });
});

describe("a direct message", () => {
  it("needs no mention", async () => {
    const channel = slack.openDirectMessage(BEN);
    const answer = await finalReply(slack, slack.post({ user: BEN, channel, text: "what is a hard close" }));
    expect(answer.text).toContain("takes no more entries");
  });

  it.each([
    ["nothing that the knowledge holds", "How do I bake a cake?", /could not find an answer/],
    ["only signs", "???", /see no question/],
    ["more than a question's length", "why ".repeat(400), /more than the 1,000 characters/],
  ])("of %s is answered with the reason", async (_, text, reason) => {
    const channel = slack.openDirectMessage(ANA);
    expect((await finalReply(slack, slack.post({ user: ANA, channel, text }))).text).toMatch(reason);
  });
});

describe("the knowledge", () => {
  it("is counted, and has an age, from the start on", async () => {
    const metrics = await (await fetch(`${bot.url}/metrics`)).text();
    expect(metrics).toMatch(/^ledger_bot_knowledge_passages 1$/m);
    expect(metrics).toMatch(/^ledger_knowledge_age_seconds\{source="folder"\} 0$/m);
  });

  it("is followed while the bot runs", async () => {
    await writeFile(
      join(folder, "fx.md"),
      "# FX rates\n\nThe FX rates come from the treasury feed at 17:00.\n",
    );
    await until("the new file is loaded", () =>
      events.some((event) => event.type === "knowledge_loaded" && event.documents === 2),
    );
    const channel = slack.openDirectMessage(BEN);
    const answer = await finalReply(
      slack,
      slack.post({ user: BEN, channel, text: "where do the FX rates come from?" }),
    );
    expect(answer.text).toContain("treasury feed");
  });
});

describe("a limit", () => {
  it("is told to who is over it, with the time to come back", async () => {
    const channel = slack.openDirectMessage(BEN);
    const asked = Array.from({ length: 31 }, () =>
      slack.post({ user: BEN, channel, text: "what is a hard close" }),
    );
    const replies = await Promise.all(asked.map((question) => finalReply(slack, question)));
    const limited = replies.filter(({ text }) => /30 questions in a minute.*ask again in \d+ s/.test(text));
    // Some that were asked before count too.
    expect(limited.length).toBeGreaterThan(0);
    expect(events.some(({ type }) => type === "question_limited")).toBe(true);
  });
});

describe("the HTTP side", () => {
  it("tells each part's state", async () => {
    const response = await fetch(`${bot.url}/ready`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: "ready",
      components: {
        slack: { state: "up" },
        database: { state: "up" },
        knowledge: { state: "up" },
        model: { state: "up" },
        limits: { state: "up", detail: "in Postgres" },
        cache: { state: "up", detail: "in memory" },
      },
    });
  });

  it("counts what happened under the documents' names", async () => {
    const metrics = await (await fetch(`${bot.url}/metrics`)).text();
    for (const name of [
      "ledger_bot_questions_total",
      "conversations_started_total",
      "ledger_bot_response_time_seconds_count",
    ])
      expect(Number(new RegExp(`^${name} (\\d+)`, "m").exec(metrics)?.[1])).toBeGreaterThan(0);
    expect(metrics).toMatch(/^ledger_bot_cached_answers_total\{from="store"\} [1-9]/m);
    expect(metrics).toMatch(/^messages_processed_total\{sender_type="bot"\} [1-9]/m);
    expect(metrics).toMatch(/^rate_limit_exceeded_total\{user_type="user"\} [1-9]/m);
  });
});
