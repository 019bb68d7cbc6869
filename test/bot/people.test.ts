import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bot, createBot } from "../../src/bot/create-bot.ts";
import { createSlackChannel } from "../../src/channels/slack/slack-channel.ts";
import { THINKING } from "../../src/channels/slack/slack-reply.ts";
import { readSettings } from "../../src/config/read-settings.ts";
import { createEventBus, type LedgerEvent } from "../../src/core/events.ts";
import { DEFAULT_SEED } from "../../src/simulators/slack/seed/default-seed.ts";
import type { SlackSeed } from "../../src/simulators/slack/seed/seed.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import type { SlackMessage } from "../../src/simulators/slack/workspace/message.ts";
import { type OpenedStore, openTestStore, testDatabase } from "../store/store-fixture.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";

const database = testDatabase();
const events: LedgerEvent[] = [];
const bots: Bot[] = [];
let slack: SlackSimulator;
let store: OpenedStore;

const ANA = "U0ANA000001";
const BEN = "U0BEN000001";
const CARA = "U0CARA00001";
const HELP = "C0LEDGERHLP";
const PRIVATE = "C0PRIVATE01";
const AGENTS = "C0AGENTS001";

beforeAll(async () => {
  const folder = join(await temporaryFolder(), "knowledge");
  await mkdir(folder);
  await writeFile(
    join(folder, "close.md"),
    "---\ntitle: Closing the month\nowner: BOR Write\n---\n\n## Hard close {#hard-close}\n\nA hard close is the moment at which a period takes no more entries.\n",
  );
  slack = await startSlackSimulator({ seed: withAgents(DEFAULT_SEED), rateLimits: "off" });
  store = await openTestStore(database.url);
  for (const role of ["all", "gateway"]) bots.push(await startBot(role, folder));
});
afterAll(async () => {
  for (const bot of bots) await bot.stop();
  await store?.close();
  await slack?.stop();
});

describe("a thumb", () => {
  it("up is kept and thanked for", async () => {
    const { asked, answer } = await askedAndAnswered(ANA, HELP, "What is a hard close?");
    await click(ANA, answer, "ledger_feedback", thumbOf(answer, "up"));
    await until("it is kept", async () => (await votesOn(answer)).length === 1);
    expect(await votesOn(answer)).toEqual([{ helped: true }]);
    await until("it is thanked for", () =>
      slack
        .ephemeralsOf(ANA, HELP)
        .some(({ thread_ts, text }) => thread_ts === asked.ts && /kept/.test(text)),
    );
  });

  it("down is kept before the dialog is sent, and then with its reason", async () => {
    const { answer } = await askedAndAnswered(BEN, PRIVATE_OF_BEN(), "What is a hard close?");
    await click(BEN, answer, "ledger_feedback", thumbOf(answer, "down"));
    await until("the dialog is open", () => slack.viewsOf(BEN).length === 1);
    expect(await votesOn(answer)).toEqual([{ helped: false }]);
    const submitted = await slack.submitView({
      user: BEN,
      values: { reason: "outdated", comment: "It is day six, says ana@example.com." },
    });
    expect(submitted).toEqual({ type: "acknowledged" });
    await until("the reason is kept", async () => (await votesOn(answer))[0]?.comment !== undefined);
    expect(await votesOn(answer)).toEqual([
      { helped: false, reason: "outdated", comment: "It is day six, says [email]." },
    ]);
    expect(slack.viewsOf(BEN)).toEqual([]);
  });

  it("down stays kept where the dialog is closed, and gives way to a thumb up", async () => {
    const { answer } = await askedAndAnswered(BEN, PRIVATE_OF_BEN(), "What is a hard close?");
    await click(BEN, answer, "ledger_feedback", thumbOf(answer, "down"));
    await until("the dialog is open", () => slack.viewsOf(BEN).length === 1);
    await slack.closeView({ user: BEN });
    expect(await votesOn(answer)).toEqual([{ helped: false }]);
    await click(BEN, answer, "ledger_feedback", thumbOf(answer, "up"));
    await until("it is kept", async () => (await votesOn(answer))[0]?.helped === true);
    expect(await votesOn(answer)).toHaveLength(1);
  });

  it("down in a public channel asks a person by rule; in a private one only if the voter wishes", async () => {
    const open = await askedAndAnswered(ANA, HELP, "What is a hard close?");
    await click(ANA, open.answer, "ledger_feedback", thumbOf(open.answer, "down"));
    await until("the dialog is open", () => slack.viewsOf(ANA).length === 1);
    await slack.closeView({ user: ANA });
    const card = await cardFor(open.asked);
    expect(textOf(card)).toContain("an answer that did not help");

    const hidden = await askedAndAnswered(ANA, PRIVATE, "What is a hard close?");
    await click(ANA, hidden.answer, "ledger_feedback", thumbOf(hidden.answer, "down"));
    await until("the dialog is open", () => slack.viewsOf(ANA).length === 1);
    await slack.submitView({ user: ANA, values: { reason: "wrong", person: ["yes"] } });
    expect(textOf(await cardFor(hidden.asked))).toContain("asked for after a bad answer");
    expect(opened().filter(({ reason }) => reason === "voted-down")).toHaveLength(1);
  });
});

describe("asking a person", () => {
  it("goes from the button over a claim, words both ways and a note to the end", async () => {
    const { asked, answer } = await askedAndAnswered(ANA, HELP, "What is a hard close?");
    await click(ANA, answer, "ledger_ask_person");
    const card = await cardFor(asked);
    expect(textOf(card)).toContain("What is a hard close?");
    expect(textOf(card)).toContain(`<@${ANA}>`);
    expect(textOf(card)).toContain("Open the conversation");
    await until("the asker is told", () => said(asked).some((text) => /have asked a person/.test(text)));

    const [first, second] = await Promise.all([
      click(BEN, card, "ledger_claim"),
      click(CARA, card, "ledger_claim"),
    ]);
    expect([first, second]).toEqual([{ type: "acknowledged" }, { type: "acknowledged" }]);
    await until("one has it", () => /Give back/.test(textOf(slack.thread(AGENTS, card.ts)[0])));
    const holder = textOf(slack.thread(AGENTS, card.ts)[0]).includes(`<@${BEN}> has it`) ? BEN : CARA;
    const other = holder === BEN ? CARA : BEN;
    await until("the other is told", () =>
      slack.ephemeralsOf(other, AGENTS).some(({ text }) => /has it already/.test(text)),
    );

    slack.post({
      user: holder,
      channel: AGENTS,
      text: `<@${ANA}> the fifth day & no later`,
      thread_ts: card.ts,
    });
    await until("it is relayed", () => said(asked).some((text) => /no later/.test(text)));
    slack.post({ user: ANA, channel: HELP, text: "what is a hard close, then?", thread_ts: asked.ts });
    await until("it is relayed", () => said(card).some((text) => /then\?/.test(text)));
    expect(said(asked).filter((text) => /^(?:ben|cara): .*no later/.test(text))).toHaveLength(1);

    await click(holder, card, "ledger_resolve");
    await until("the dialog is open", () => slack.viewsOf(holder).length === 1);
    await slack.submitView({ user: holder, values: { note: "See the calendar." } });
    await until("the asker is told", () => said(asked).some((text) => /See the calendar/.test(text)));
    await until("the card shows it", () => /Resolved/.test(textOf(slack.thread(AGENTS, card.ts)[0])));

    slack.post({ user: ANA, channel: HELP, text: "what is a hard close again?", thread_ts: asked.ts });
    await until(
      "the bot answers again",
      () => said(asked).at(-1)?.includes("takes no more entries") === true,
    );
    // The question in people's hands was no question to the bot.
    expect(answersIn(asked)).toHaveLength(2);
  });

  it("in a direct message works in its thread, and ends with the asker's button", async () => {
    const channel = slack.openDirectMessage(ANA);
    const { asked, answer } = await askedAndAnswered(ANA, channel, "What is a hard close?");
    slack.post({ user: ANA, channel, text: "talk to a human please", thread_ts: asked.ts });
    const card = await cardFor(asked);
    expect(textOf(card)).toContain("asked for in words");
    await until("it is answered", () => said(asked).some((text) => /have asked a person/.test(text)));
    slack.post({ user: CARA, channel: AGENTS, text: "Hello, how can I help?", thread_ts: card.ts });
    await until("it is relayed", () => said(asked).some((text) => /^cara: .*how can I help/.test(text)));
    slack.post({ user: ANA, channel, text: "what is a hard close?", thread_ts: asked.ts });
    await until("it is relayed", () => said(card).some((text) => /hard close\?/.test(text)));
    const claimed = slack.thread(channel, asked.ts).find(({ text }) => /has taken this/.test(text));
    if (!claimed) throw new Error("The asker was not told who has it.");
    await click(ANA, claimed, "ledger_solved");
    await until("the desk is told", () => said(card).some((text) => /Solved/.test(text)));
    expect(answersIn(asked)).toHaveLength(2);
    expect(answer.ts).toBeDefined();
  });
});

describe("the numbers", () => {
  it("tell of votes and of conversations that were handed over", async () => {
    const pages = await Promise.all(bots.map(async ({ url }) => (await fetch(`${url}/metrics`)).text()));
    const all = pages.join("\n");
    expect(all).toMatch(/^ledger_bot_votes_total\{helped="true"\} [1-9]/m);
    expect(all).toMatch(/^conversations_escalated_total\{reason="asked-by-button"\} 1/m);
  });
});

function withAgents(seed: SlackSeed): SlackSeed {
  return {
    ...seed,
    workspaces: seed.workspaces.map((workspace) => ({
      ...workspace,
      people: [...workspace.people, { id: CARA, name: "cara", realName: "Cara Example" }],
      channels: [
        ...workspace.channels,
        { id: AGENTS, name: "agents", private: true, members: [BEN, CARA, "U0LEDGERBOT"] },
      ],
    })),
  };
}

async function startBot(role: string, folder: string): Promise<Bot> {
  const bus = createEventBus();
  bus.subscribe((event) => events.push(event));
  const settings = readSettings({ PORT: "0", LEDGER_ROLE: role, USER_RATE_LIMIT_PER_MINUTE: "500" });
  return createBot({
    settings,
    databaseUrl: database.url,
    knowledge: { folder },
    channel: createSlackChannel({
      botToken: slack.botToken,
      appToken: slack.appToken,
      apiUrl: slack.url,
      agentsChannel: AGENTS,
      emit: bus.emit,
    }),
    events: bus,
  });
}

async function askedAndAnswered(user: string, channel: string, text: string) {
  const direct = channel.startsWith("D");
  const asked = slack.post({ user, channel, text: direct ? text : `<@${slack.botUserId}> ${text}` });
  await until("the answer is there", () =>
    answersIn(asked).some(
      ({ text, metadata }) => text !== THINKING && metadata?.event_payload.state !== "thinking",
    ),
  );
  const [answer] = answersIn(asked);
  if (!answer) throw new Error("The answer is gone.");
  return { asked, answer };
}

/** Ben talks to the bot alone. */
function PRIVATE_OF_BEN(): string {
  return slack.openDirectMessage(BEN);
}

interface Posted {
  readonly channel: string;
  readonly ts: string;
}

function answersIn({ channel, ts }: Posted): SlackMessage[] {
  return slack.thread(channel, ts).filter(({ metadata }) => metadata?.event_type === "ledger_reply");
}

function said({ channel, ts }: Posted): string[] {
  return slack.thread(channel, ts).flatMap(({ bot_id, text }) => (bot_id === undefined ? [] : [text]));
}

function click(user: string, message: Posted, action_id: string, value?: string) {
  const { channel, ts } = message;
  return slack.act({ user, in: { channel, ts }, action_id, ...(value !== undefined && { value }) });
}

/** The value of one of the thumbs below an answer. */
function thumbOf(answer: SlackMessage, thumb: "up" | "down"): string {
  const value = new RegExp(`"value":"(q_[^"]*:${thumb}[^"]*)"`).exec(JSON.stringify(answer.blocks))?.[1];
  if (value === undefined) throw new Error("There are no thumbs.");
  return value;
}

async function votesOn(answer: SlackMessage) {
  const voted = await store.votes.votedSince(new Date(0));
  return (
    voted.find(({ questionId }) => questionId === answer.metadata?.event_payload.question_id)?.votes ?? []
  );
}

/** The card that links to the message that asked. */
async function cardFor({ ts }: Posted): Promise<SlackMessage> {
  const link = `p${ts.replace(".", "")}`;
  const find = () => slack.history(AGENTS).find((message) => textOf(message).includes(link));
  const inThread = () =>
    slack.history(AGENTS).find((message) => textOf(message).includes(`thread_ts=${ts}`)) ?? find();
  await until("the card is posted", () => inThread() !== undefined);
  const card = inThread();
  if (!card) throw new Error("The card is gone.");
  return card;
}

function textOf(message: SlackMessage | undefined): string {
  return JSON.stringify(message?.blocks ?? []);
}

function opened() {
  return events.filter((event) => event.type === "handover_opened");
}
