import { onTestFinished } from "vitest";
import { createBot } from "../../../src/bot/create-bot.ts";
import { readSettings } from "../../../src/config/read-settings.ts";
import { createEventBus } from "../../../src/core/events.ts";
import type { AppSurface, SlackSeed } from "../../../src/simulators/slack/seed/seed.ts";
import { closingKnowledge } from "../../bot/bot-fixture.ts";
import { AGENTS, SEED_WITH_AGENTS } from "../../bot/people-world.ts";
import { startedSimulator } from "../../simulators/slack/clients.ts";
import { startedRelay } from "./slack-relay.ts";
import { channelOf } from "./started-channel.ts";

const MUCH = {
  USER_RATE_LIMIT_PER_MINUTE: "1000000",
  RATE_LIMIT_PER_HOUR: "1000000",
  RATE_LIMIT_PER_DAY: "1000000",
};

/** The whole bot, over a real database and a Slack that may say more than it would. */
export async function startedWholeBot(databaseUrl: string, surface: AppSurface = "agent") {
  const seed: SlackSeed = {
    ...SEED_WITH_AGENTS,
    apps: SEED_WITH_AGENTS.apps.map((app) => ({ ...app, surface })),
  };
  const { slack, entries } = await startedSimulator({ seed });
  const relay = await startedRelay(slack);
  const { channel, faults } = channelOf(relay, { paced: false, agentsChannel: AGENTS });
  const bot = await createBot({
    settings: readSettings({
      PORT: "0",
      RATE_LIMIT_PER_MINUTE: "1000000",
      ...MUCH,
      SLACK_AGENTS_CHANNEL: AGENTS,
    }),
    databaseUrl,
    knowledge: { folder: await closingKnowledge() },
    channel,
    events: createEventBus(),
  });
  onTestFinished(() => bot.stop());
  return { slack, entries, relay, channel, faults };
}

export type WholeBot = Awaited<ReturnType<typeof startedWholeBot>>;
