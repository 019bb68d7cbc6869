import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { makePostgresServer, type PostgresServer } from "../store/postgres-server.ts";
import { onEachServer } from "../store/servers.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { until } from "../until.ts";
import {
  ANA,
  closingKnowledge,
  finalReply,
  HARD_CLOSE,
  HELP,
  repliesTo,
  startTestBot,
  type TestBot,
} from "./bot-fixture.ts";

onEachServer((server) => {
  let postgres: PostgresServer;
  let slack: SlackSimulator;
  let bots: TestBot[];

  beforeAll(async () => {
    postgres = await makePostgresServer(server);
    await postgres.start();
    slack = await startSlackSimulator({ rateLimits: "off" });
    const options = { slack, databaseUrl: postgres.url, folder: await closingKnowledge() };
    bots = [await startTestBot(options), await startTestBot(options)];
  });
  afterAll(async () => {
    for (const bot of bots ?? []) await bot.stop();
    await slack?.stop();
    await postgres?.stop();
    await removeTemporaryFolders();
  });

  const ask = () =>
    slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> What is a hard close?` });
  const states = () => Promise.all(bots.map(async (bot) => (await bot.ready()).components.database?.state));

  describe("a Postgres that is away for a while", () => {
    it("costs no question: what came before, during and after is answered once", async () => {
      const before = [ask(), ask(), ask()];
      await until("the bots are at work", () => before.some((asked) => repliesTo(slack, asked).length > 0));
      await postgres.stop();
      await until("the bots say so", async () => (await states()).every((state) => state === "down"));
      const during = [ask(), ask(), ask()];
      await until("they cannot be kept", () =>
        bots.some(({ events }) =>
          events.some((event) => event.type === "error_occurred" && event.errorType === "intake"),
        ),
      );
      await postgres.start();
      await until("the bots have found it", async () => (await states()).every((state) => state === "up"));
      const after = [ask(), ask()];
      for (const asked of [...before, ...during, ...after]) {
        expect((await finalReply(slack, asked)).text).toBe(HARD_CLOSE);
        expect(repliesTo(slack, asked)).toHaveLength(1);
      }
    }, 90_000);
  });
});
