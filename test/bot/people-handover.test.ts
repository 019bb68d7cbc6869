import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { ANA, BEN, closingKnowledge, HELP, startTestBot, type TestBot } from "./bot-fixture.ts";
import {
  AGENTS,
  CARA,
  createPeopleWorld,
  type PeopleWorld,
  SEED_WITH_AGENTS,
  textOf,
} from "./people-world.ts";

const database = testDatabase();
const bots: TestBot[] = [];
let slack: SlackSimulator;
let world: PeopleWorld;

beforeAll(async () => {
  slack = await startSlackSimulator({
    seed: SEED_WITH_AGENTS,
    rateLimits: "off",
    // Each event comes twice, to whichever process.
    faults: { seed: 1, rules: [{ fault: "duplicate", event: ["message", "app_mention"] }] },
  });
  world = createPeopleWorld(slack);
  const folder = await closingKnowledge();
  for (const LEDGER_ROLE of ["worker", "gateway", "gateway"]) {
    const env = { SLACK_AGENTS_CHANNEL: AGENTS, LEDGER_ROLE };
    bots.push(await startTestBot({ slack, databaseUrl: database.url, folder, env }));
  }
});
afterAll(async () => {
  for (const bot of bots) await bot.stop();
  await slack?.stop();
});

describe("asking a person, over two gateways and a worker", () => {
  it("goes from the button over a claim, words both ways and a note to the end", async () => {
    const { asked, answer } = await world.askedAndAnswered(ANA, HELP);
    await world.click(ANA, answer, "ledger_ask_person");
    const card = await world.cardFor(asked);
    for (const part of ["What is a hard close?", `<@${ANA}>`, "Open the conversation"])
      expect(textOf(card)).toContain(part);
    await world.saidMatching(asked, /have asked a person/);

    const outcomes = await Promise.all([BEN, CARA].map((agent) => world.click(agent, card, "ledger_claim")));
    expect(outcomes).toEqual([{ type: "acknowledged" }, { type: "acknowledged" }]);
    await world.shownMatching(card, /Release/);
    const [holder, other] = world.shown(card).includes(`Claimed by <@${BEN}>`) ? [BEN, CARA] : [CARA, BEN];
    await until("the other is told", () =>
      slack.ephemeralsOf(other, AGENTS).some(({ text }) => /has claimed this already/.test(text)),
    );

    slack.post({ user: holder, channel: AGENTS, text: `<@${ANA}> day 5 & no later`, thread_ts: card.ts });
    await world.saidMatching(asked, /no later/);
    slack.post({ user: ANA, channel: HELP, text: "what is a hard close, then?", thread_ts: asked.ts });
    await world.saidMatching(card, /then\?/);

    await world.click(holder, card, "ledger_resolve");
    await world.dialogOf(holder);
    await slack.submitView({ user: holder, values: { note: "See the calendar." } });
    await world.saidMatching(asked, /See the calendar/);
    await world.shownMatching(card, /Resolved/);

    slack.post({ user: ANA, channel: HELP, text: "what is a hard close again?", thread_ts: asked.ts });
    await until("the bot answers again", () => world.answersIn(asked).length === 2);
    // Each once, though each event came twice; and what was said in people's hands was no question.
    expect(world.said(asked).filter((text) => /^(ben|cara): .*no later/.test(text))).toHaveLength(1);
    expect(world.said(card).filter((text) => /then\?/.test(text))).toHaveLength(1);
    expect(world.answersIn(asked)).toHaveLength(2);
  });

  it("in words, alone with the bot, works in the thread and ends with the asker's button", async () => {
    const channel = slack.openDirectMessage(ANA);
    const { asked } = await world.askedAndAnswered(ANA, channel);
    slack.post({ user: ANA, channel, text: "talk to a human please", thread_ts: asked.ts });
    const card = await world.cardFor(asked);
    expect(textOf(card)).toContain("asked for a person in words");
    expect(textOf(card)).toContain("What is a hard close?");
    await world.saidMatching(asked, /have asked a person/);
    slack.post({ user: CARA, channel: AGENTS, text: "How can I help?", thread_ts: card.ts });
    await world.saidMatching(asked, /^cara: How can I help/);
    await world.saidMatching(asked, /is looking into this/);
    slack.post({ user: ANA, channel, text: "what is a hard close?", thread_ts: asked.ts });
    await world.saidMatching(card, /^ana: what is a hard close/);
    const claimed = slack.thread(channel, asked.ts).find(({ text }) => /is looking into this/.test(text));
    if (!claimed) throw new Error("The asker was not told who has it.");
    await world.click(ANA, claimed, "ledger_solved");
    await world.saidMatching(card, /solved by the asker/);
    expect(world.answersIn(asked)).toHaveLength(2);
  });

  it("happens by itself at the second refusal where everybody may read, and says so", async () => {
    const { asked } = await world.askedAndAnswered(BEN, HELP, "How do I bake a cake?");
    slack.post({ user: BEN, channel: HELP, text: "how do I bake bread?", thread_ts: asked.ts });
    expect(textOf(await world.cardFor(asked))).toContain("I had no answer twice");
    await world.saidMatching(asked, /could not find an answer(.|\n)*have asked a person/);
  });

  it("is told to the asker's end by a card that somebody deletes and that comes again", async () => {
    const { asked, answer } = await world.askedAndAnswered(ANA, HELP);
    await world.click(ANA, answer, "ledger_ask_person");
    const first = await world.cardFor(asked);
    await world.saidMatching(asked, /have asked a person/);
    await fetch(`${slack.url}chat.delete`, {
      method: "POST",
      headers: { authorization: `Bearer ${slack.botToken}` },
      body: new URLSearchParams({ channel: AGENTS, ts: first.ts }),
    });
    slack.post({ user: ANA, channel: HELP, text: "are you there?", thread_ts: asked.ts });
    await until("another card is there", () => {
      const card = slack.history(AGENTS).find((each) => textOf(each).includes(asked.ts.replace(".", "")));
      return card !== undefined && world.said(card).some((text) => /are you there/.test(text));
    });
  });
});
