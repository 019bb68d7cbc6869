import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createBot } from "../../src/bot/create-bot.ts";
import { createSlackChannel } from "../../src/channels/slack/slack-channel.ts";
import { readSettings } from "../../src/config/read-settings.ts";
import { createEventBus } from "../../src/core/events.ts";
import { startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { startedRedis } from "../limits/redis-server.ts";
import { needs } from "../needs.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";

needs("redis-server");

const database = testDatabase();
const ANA = "U0ANA000001";

async function startedBot(redisUrl: string) {
  const folder = join(await temporaryFolder(), "knowledge");
  await mkdir(folder);
  await writeFile(
    join(folder, "close.md"),
    "# Close\n\nA hard close is the moment at which a period ends.\n",
  );
  const slack = await startSlackSimulator();
  onTestFinished(() => slack.stop());
  const events = createEventBus();
  const { botToken, appToken, url: apiUrl } = slack;
  const bot = await createBot({
    settings: readSettings({ PORT: "0", REDIS_URL: redisUrl, USER_RATE_LIMIT_PER_MINUTE: "2" }),
    databaseUrl: database.url,
    knowledge: { folder },
    channel: createSlackChannel({ botToken, appToken, apiUrl, emit: events.emit }),
    events,
  });
  onTestFinished(() => bot.stop());
  return { bot, slack };
}

it("a bot whose Redis goes away goes on with its limits, and says so", async () => {
  const redis = await startedRedis();
  const { bot, slack } = await startedBot(redis.url);
  const stateOf = async () => (await bot.ready()).components;
  await until("Redis is there", async () => (await stateOf()).limits?.state === "up");
  expect(await stateOf()).toMatchObject({ limits: { detail: "in Redis" }, cache: { detail: "in Redis" } });

  await redis.end();
  await until("Redis is missed", async () => (await stateOf()).limits?.state === "degraded");
  const { ready, components } = await bot.ready();
  expect(ready).toBe(true);
  expect(components).toMatchObject({
    limits: { state: "degraded", detail: expect.stringContaining("counted anew in Postgres") },
    cache: { state: "degraded" },
  });

  const channel = slack.openDirectMessage(ANA);
  const asked = [1, 2, 3].map(() => slack.post({ user: ANA, channel, text: "What is a hard close?" }));
  const replies = () =>
    asked.map(({ ts }) => slack.thread(channel, ts).find(({ bot_id }) => bot_id !== undefined)?.text ?? "");
  await until("all are answered", () =>
    replies().every((text) => /a period ends|questions in a minute/.test(text)),
  );
  expect(replies().filter((text) => text.includes("a period ends"))).toHaveLength(2);
  expect(replies().filter((text) => text.includes("2 questions in a minute"))).toHaveLength(1);
});
