import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { createBot } from "../../../src/bot/create-bot.ts";
import { SLACK_NEEDS, scopesOf } from "../../../src/channels/slack/slack-app.ts";
import { readSettings } from "../../../src/config/read-settings.ts";
import { createEventBus } from "../../../src/core/events.ts";
import type { SlackSeed } from "../../../src/simulators/slack/seed/seed.ts";
import { METHODS } from "../../../src/simulators/slack/web-api/method-table.ts";
import { closingKnowledge, finalReply } from "../../bot/bot-fixture.ts";
import { AGENTS, createPeopleWorld, SEED_WITH_AGENTS, thumbOf } from "../../bot/people-world.ts";
import { ANA, BEN, HELP, PRIVATE, startedSimulator } from "../../simulators/slack/clients.ts";
import { testDatabase } from "../../store/store-fixture.ts";
import { until } from "../../until.ts";
import { channelOf } from "./started-channel.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const database = testDatabase();

function manifest() {
  const [, yaml = ""] = readFileSync(join(ROOT, "docs/slack-app.md"), "utf8").split(/```(?:yaml)?\n/);
  return parse(yaml);
}

/** All of the code that speaks with Slack, as one text. */
function code(): string {
  const folder = join(ROOT, "src/channels/slack");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts") && !/slack-app|method-paces/.test(file));
  return sources.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
}

function found(pattern: RegExp): readonly string[] {
  return [...new Set([...code().matchAll(pattern)].map(([, name = ""]) => name))].sort();
}

describe("the manifest in docs/slack-app.md", () => {
  it("gives the events and scopes that the bot needs, and no others", () => {
    const { settings, oauth_config } = manifest();
    expect(settings.event_subscriptions.bot_events).toEqual(Object.keys(SLACK_NEEDS.events));
    expect(oauth_config.scopes.bot).toEqual(scopesOf(SLACK_NEEDS));
    expect(oauth_config.scopes).not.toHaveProperty("user");
  });

  it("opens Socket Mode, interactivity, and the places where people meet the bot", () => {
    expect(manifest()).toMatchObject({
      settings: { socket_mode_enabled: true, interactivity: { is_enabled: true } },
      features: { app_home: { home_tab_enabled: true, messages_tab_enabled: true }, agent_view: {} },
    });
  });
});

describe("what the bot needs of Slack", () => {
  it("is every event that the code listens to", () => {
    const decoded = found(/^ {2}\["([a-z_]+)", decode\w+\],$/gm).filter(
      (name) => !/_(?:changed|deleted)$/.test(name),
    );
    const greeted = found(/app\.event\("([a-z_]+)"/g);
    const named = Object.keys(SLACK_NEEDS.events).map((name) => name.replace(/^message\..*/, "message"));
    expect([...decoded, ...greeted].sort()).toEqual([...new Set(named)].sort());
  });

  it("is every method that the code calls", () => {
    const named = found(/"((?:agents|assistant|auth|chat|conversations|users|views)\.[A-Za-z.]+)"/g);
    const called = found(/client\.((?:assistant|auth|chat|conversations|users|views)\.[A-Za-z.]+)\(/g);
    expect([...new Set([...named, ...called])].sort()).toEqual(Object.keys(SLACK_NEEDS.methods));
  });

  it.each(Object.entries(SLACK_NEEDS.methods))(
    "%s takes the scopes that are named for it",
    (method, scopes) => {
      const taken = METHODS.get(method)?.scopes ?? [];
      expect(taken).toEqual(expect.arrayContaining([...scopes]));
      expect(scopes.length > 0).toBe(taken.length > 0);
    },
  );
});

describe("a bot that has what the manifest gives", () => {
  const { settings, oauth_config } = manifest();
  const granted = { events: settings.event_subscriptions.bot_events, scopes: oauth_config.scopes.bot };

  async function startedBot(given: { events: string[]; scopes: string[] }) {
    const apps = SEED_WITH_AGENTS.apps.map((app) => ({ ...app, ...given }));
    const seed: SlackSeed = { ...SEED_WITH_AGENTS, apps };
    const { slack, entries } = await startedSimulator({ seed });
    const { channel, faults } = channelOf(slack, { agentsChannel: AGENTS, streams: true });
    const bot = await createBot({
      settings: readSettings({ PORT: "0", SLACK_AGENTS_CHANNEL: AGENTS, USER_RATE_LIMIT_PER_MINUTE: "100" }),
      databaseUrl: database.url,
      knowledge: { folder: await closingKnowledge() },
      channel,
      events: createEventBus(),
    });
    onTestFinished(() => bot.stop());
    const refused = () =>
      entries.filter((entry) => entry.type === "response" && JSON.stringify(entry).includes("missing_scope"));
    return { slack, faults, refused, world: createPeopleWorld(slack) };
  }

  it("answers wherever it is asked, greets, takes votes and hands over", async () => {
    const { slack, faults, refused, world } = await startedBot(granted);
    const { asked, answer } = await world.askedAndAnswered(ANA, HELP);
    await world.askedAndAnswered(ANA, PRIVATE);
    await world.askedAndAnswered(BEN, slack.openDirectMessage(BEN));
    const several = slack.openGroupMessage({ user: ANA, others: [BEN, slack.botUserId] });
    await finalReply(
      slack,
      slack.post({ user: ANA, channel: several, text: `<@${slack.botUserId}> A soft close?` }),
    );
    slack.post({ user: BEN, channel: HELP, text: "And a soft close?", thread_ts: asked.ts });
    await finalReply(slack, asked, 2);
    slack.openHome({ user: ANA });
    await until("the home is there", () => slack.homeOf(ANA) !== undefined);
    const pane = slack.openAssistant(ANA);
    await until("questions are offered", () => slack.assistantView(pane.channel).prompts.length > 0);
    await world.click(ANA, answer, "ledger_feedback", thumbOf(answer, "down"));
    await world.dialogOf(ANA);
    const card = await world.cardFor(asked);
    await world.click(BEN, card, "ledger_claim");
    await world.saidMatching(asked, /is looking into this/);
    expect(faults()).toEqual([]);
    expect(refused()).toEqual([]);
  });

  it("answers all the same where it may not greet, and says so once", async () => {
    const scopes = granted.scopes.filter((scope: string) => scope !== "assistant:write");
    const { slack, faults, world } = await startedBot({ ...granted, scopes });
    slack.openAssistant(ANA);
    await until("it is told", () => faults().length > 0);
    await world.askedAndAnswered(BEN, slack.openDirectMessage(BEN));
    await world.askedAndAnswered(ANA, HELP);
    expect(faults()).toMatchObject([{ errorType: "slack_greeting" }]);
  });
});
