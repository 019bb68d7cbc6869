import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { ANA, BEN, closingKnowledge, HELP, startedTestBot } from "./bot-fixture.ts";
import { AGENTS, createPeopleWorld, SEED_WITH_AGENTS, textOf } from "./people-world.ts";

const database = testDatabase();
let folder: string;

beforeAll(async () => {
  folder = await closingKnowledge();
});

describe("an agents' channel", () => {
  it.each([
    ["that is not there", "C0NOTHING01", (_: SlackSimulator) => {}, "channel_not_found"],
    ["that the bot is not in", "C0GENERAL01", (_: SlackSimulator) => {}, "not_in_channel"],
    [
      "that is archived",
      AGENTS,
      (slack: SlackSimulator) => slack.archiveChannel({ user: BEN, channel: AGENTS }),
      "is_archived",
    ],
  ])(
    "%s is told to the asker at once, who is then answered by the bot again",
    async (_, channel, close, code) => {
      const { slack, world, bot } = await started({ SLACK_AGENTS_CHANNEL: channel });
      close(slack);
      const { asked, answer } = await world.askedAndAnswered(ANA, HELP);
      await world.click(ANA, answer, "ledger_ask_person");
      await world.saidMatching(asked, /cannot reach the people who answer/);
      expect(world.said(asked).some((text) => /have asked a person/.test(text))).toBe(false);
      expect(bot.events).toContainEqual(
        expect.objectContaining({
          type: "handover_failed",
          ending: "desk-unavailable",
          message: expect.stringContaining(code),
          remedy: expect.stringContaining("SLACK_AGENTS_CHANNEL"),
        }),
      );
      slack.post({ user: ANA, channel: HELP, text: "what is a soft close?", thread_ts: asked.ts });
      await until("the bot answers again", () => world.answersIn(asked).length === 2);
    },
  );

  it("that is not set offers no button, and a wish for a person is answered with who owns the knowledge", async () => {
    const { slack, world } = await started({});
    const { asked, answer } = await world.askedAndAnswered(ANA, HELP);
    expect(textOf(answer)).not.toContain("ledger_ask_person");
    expect(textOf(answer)).toContain("ledger_feedback");
    slack.post({ user: ANA, channel: HELP, text: "Can I speak to a person, please?", thread_ts: asked.ts });
    await world.saidMatching(asked, /"Closing the month", which BOR Write owns/);
  });
});

async function started(env: Readonly<Record<string, string>>) {
  const slack = await startSlackSimulator({ seed: SEED_WITH_AGENTS, rateLimits: "off" });
  onTestFinished(() => slack.stop());
  const bot = await startedTestBot({ slack, databaseUrl: database.url, folder, env });
  return { slack, world: createPeopleWorld(slack), bot };
}
