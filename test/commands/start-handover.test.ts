import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import type { SlackMessage } from "../../src/simulators/slack/workspace/message.ts";
import { ANA, BEN, HELP } from "../bot/bot-fixture.ts";
import { AGENTS, createPeopleWorld, SEED_WITH_AGENTS } from "../bot/people-world.ts";
import { endLedgers, type LedgerProcess, startLedger } from "../ledger-process.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";

const database = testDatabase();
afterEach(endLedgers);

describe("a hand-over whose workers are killed just after Slack took what they sent", () => {
  it("has one card, and each reply once, in order", async () => {
    const slack = await startSlackSimulator({ seed: SEED_WITH_AGENTS, rateLimits: "off" });
    onTestFinished(() => slack.stop());
    const world = createPeopleWorld(slack);
    const start = (role: string) => startReplica(slack, role);
    const connections = slack.connections();
    start("gateway");
    await until("the gateway is connected", () => slack.connections() > connections);

    const first = start("worker");
    const { asked, answer } = await world.askedAndAnswered(ANA, HELP);
    const postedCard = killedAt(slack, first, ({ channel }) => channel === AGENTS);
    await world.click(ANA, answer, "ledger_ask_person");
    await postedCard;
    const [card] = slack.history(AGENTS);
    if (!card) throw new Error("There is no card.");

    const second = start("worker");
    await world.saidMatching(asked, /have asked a person/);
    const relayed = killedAt(
      slack,
      second,
      ({ channel, text }) => channel === HELP && text.includes("day 5"),
    );
    slack.post({ user: BEN, channel: AGENTS, thread_ts: card.ts, text: "It is day 5." });
    await relayed;

    slack.post({ user: BEN, channel: AGENTS, thread_ts: card.ts, text: "That is all." });
    start("worker");
    await world.saidMatching(asked, /That is all/);
    expect(slack.history(AGENTS)).toHaveLength(1);
    expect(world.said(asked).filter((text) => text.startsWith("ben: "))).toEqual([
      "ben: It is day 5.",
      "ben: That is all.",
    ]);
    expect(world.said(asked).filter((text) => /have asked a person/.test(text))).toHaveLength(1);
  }, 90_000);
});

/** Ends a process the moment that Slack has taken a message, before the process is told. */
async function killedAt(
  slack: SlackSimulator,
  { child, ended }: LedgerProcess,
  isIt: (message: SlackMessage) => boolean,
): Promise<void> {
  const unwatch = slack.watch((change) => {
    if (change.type === "posted" && isIt(change.message) && change.message.bot_id) child.kill("SIGKILL");
  });
  await ended;
  unwatch();
}

function startReplica(slack: SlackSimulator, role: string): LedgerProcess {
  return startLedger(["start", "--port", "0", "--role", role], {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
    SLACK_AGENTS_CHANNEL: AGENTS,
    DATABASE_URL: database.url,
  });
}
