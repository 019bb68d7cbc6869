import { WebClient } from "@slack/web-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { ANA, BEN, closingKnowledge, HELP, startTestBot, type TestBot } from "./bot-fixture.ts";
import {
  AGENTS,
  createPeopleWorld,
  type PeopleWorld,
  type Posted,
  SEED_WITH_AGENTS,
  textOf,
} from "./people-world.ts";

const OTHER_BOT = "U0OTHERBOT1";
const database = testDatabase();
let slack: SlackSimulator;
let world: PeopleWorld;
let bot: TestBot;

beforeAll(async () => {
  slack = await startSlackSimulator({ seed: seedWithAnotherBot(), rateLimits: "off" });
  world = createPeopleWorld(slack);
  bot = await startTestBot({
    slack,
    databaseUrl: database.url,
    folder: await closingKnowledge(),
    env: { SLACK_AGENTS_CHANNEL: AGENTS },
  });
});
afterAll(async () => {
  await bot?.stop();
  await slack?.stop();
});

describe("what people say on both sides of a hand-over", () => {
  it("follows the author's edits and deletions", async () => {
    const { asked, card } = await handedOver();
    const reply = { user: BEN, channel: AGENTS, thread_ts: card.ts };
    const { ts } = slack.post({ ...reply, text: "It is day 4." });
    await world.saidMatching(asked, /^ben: It is day 4/);
    slack.editMessage({ user: BEN, channel: AGENTS, ts, text: "It is day 5 <!here>." });
    await world.saidMatching(asked, /^ben: It is day 5/);
    const copy = slack.thread(HELP, asked.ts).find(({ text }) => text.startsWith("ben: It is day 5"));
    expect(textOf(copy)).toContain("edited");
    expect(textOf(copy)).not.toContain("<!here");
    slack.deleteMessage({ user: BEN, channel: AGENTS, ts });
    await until("it is taken back", () => !world.said(asked).some((text) => text.startsWith("ben: ")));
  });

  it("names the files that stay behind, and calls nobody who is named in it", async () => {
    const { asked, card } = await handedOver();
    const comment = `<!channel> <@${BEN}> see the log`;
    slack.upload(ANA, HELP, { name: "log.txt", text: "boom", comment, thread_ts: asked.ts });
    await world.saidMatching(card, /see the log\n\(1 file was attached; it is not passed on\)$/);
    expect(slack.thread(AGENTS, card.ts).map(textOf).join()).not.toMatch(/<!channel|<@U0BEN/);
  });

  it("tells where links lead, and names who is mentioned without calling them", async () => {
    const { asked, card } = await handedOver();
    const text = `<@${ANA}> see <https://example.com/close|the calendar> and <https://example.com>`;
    slack.post({ user: BEN, channel: AGENTS, thread_ts: card.ts, text });
    await world.saidMatching(
      asked,
      /^ben: @ana see the calendar \(https:\/\/example.com\/close\) and https:\/\/example.com$/,
    );
  });

  it("is only what people say: no other bot, no answer of the bot's own, no thumb of an agent's", async () => {
    const { asked, card } = await handedOver();
    const other = new WebClient(slack.app("A0OTHER0001").botToken, { slackApiUrl: slack.url });
    await other.chat.postMessage({ channel: AGENTS, thread_ts: card.ts, text: "Build 7 is green." });
    slack.post({
      user: BEN,
      channel: AGENTS,
      thread_ts: card.ts,
      text: `<@${slack.botUserId}> what is a soft close?`,
    });
    await until("the bot answers the agent", () => world.answersIn(card).length === 1);
    slack.post({ user: BEN, channel: AGENTS, thread_ts: card.ts, text: "Day 5, then." });
    await world.saidMatching(asked, /^ben: Day 5/);
    expect(world.said(asked).filter((text) => /green|controllers|soft close/.test(text))).toEqual([]);
  });

  it("goes below one new card where somebody deleted the card, though the connection is cut as it is posted", async () => {
    const { asked, card } = await handedOver();
    const api = new WebClient(slack.botToken, { slackApiUrl: slack.url });
    await api.chat.delete({ channel: AGENTS, ts: card.ts });
    // The first is refused, since the card is gone; the second posts another one.
    slack.setFaults({
      seed: 1,
      rules: [{ fault: "connection_reset", method: "chat.postMessage", after: true, nth: 2 }],
    });
    slack.post({ user: ANA, channel: HELP, text: "are you there?", thread_ts: asked.ts });
    const cards = () =>
      slack.history(AGENTS).filter((each) => textOf(each).includes(asked.ts.replace(".", "")));
    await until("it is carried over", () =>
      cards().some((each) => world.said(each).some((text) => /are you there/.test(text))),
    );
    slack.setFaults("none");
    expect(cards()).toHaveLength(1);
  });

  it("goes nowhere after the end, and whoever writes below the card is told so", async () => {
    const { asked, card } = await handedOver();
    await world.click(BEN, card, "ledger_claim");
    await world.click(BEN, card, "ledger_resolve");
    await world.dialogOf(BEN);
    await slack.submitView({ user: BEN, values: {} });
    await world.saidMatching(asked, /Marked as resolved by ben/);
    slack.post({ user: BEN, channel: AGENTS, thread_ts: card.ts, text: "And bring cake." });
    await until("he is told", () =>
      slack
        .ephemeralsOf(BEN, AGENTS)
        .some(({ text, thread_ts }) => thread_ts === card.ts && /did not go to the asker/.test(text)),
    );
    expect(world.said(asked).join()).not.toContain("cake");
  });

  it("ends where the asker deletes the question, of which the card then shows nothing", async () => {
    const { asked, card } = await handedOver();
    slack.deleteMessage({ user: ANA, channel: HELP, ts: asked.ts });
    await world.shownMatching(card, /was deleted/);
    expect(world.shown(card)).not.toContain("What is a hard close?");
  });
});

async function handedOver(): Promise<{ readonly asked: Posted; readonly card: Posted }> {
  const { asked, answer } = await world.askedAndAnswered(ANA, HELP);
  await world.click(ANA, answer, "ledger_ask_person");
  const card = await world.cardFor(asked);
  await world.saidMatching(asked, /have asked a person/);
  return { asked, card: { channel: AGENTS, ts: card.ts } };
}

function seedWithAnotherBot() {
  const team = SEED_WITH_AGENTS.workspaces[0]?.team.id ?? "";
  const installation = { team, botId: "B0OTHER0001", botUserId: OTHER_BOT };
  return {
    ...SEED_WITH_AGENTS,
    apps: [
      ...(SEED_WITH_AGENTS.apps ?? []),
      { id: "A0OTHER0001", name: "other", installations: [installation] },
    ],
    workspaces: SEED_WITH_AGENTS.workspaces.map((workspace) => ({
      ...workspace,
      channels: workspace.channels.map((channel) =>
        channel.id === AGENTS ? { ...channel, members: [...(channel.members ?? []), OTHER_BOT] } : channel,
      ),
    })),
  };
}
