import { afterAll, beforeAll, expect, it } from "vitest";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { startedEndpoint } from "../llm/endpoints.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { ANA, closingKnowledge, finalReply, HELP, startedTestBot } from "./bot-fixture.ts";

const database = testDatabase();
let slack: SlackSimulator;

beforeAll(async () => {
  slack = await startSlackSimulator();
});
afterAll(() => slack?.stop());

it("a bot whose dollars of the day are too few for a call answers with quotes, and says so to its operator", async () => {
  const endpoint = await startedEndpoint({ does: "answer", pieces: ["Never said. [1]"] });
  const bot = await startedTestBot({
    slack,
    databaseUrl: database.url,
    folder: await closingKnowledge(),
    env: {
      LITELLM_BASE_URL: endpoint.baseURL,
      LITELLM_DEVELOPER_KEY: "the-key",
      MODEL_BUDGET_USD_PER_DAY: "0.000001",
    },
  });
  expect((await bot.ready()).components.budget).toMatchObject({ state: "up" });
  const asked = slack.post({
    user: ANA,
    channel: HELP,
    text: `<@${slack.botUserId}> What is a hard close?`,
  });
  expect((await finalReply(slack, asked)).text).not.toContain("Never said");

  expect(endpoint.requests).toEqual([]);
  expect(bot.events).toContainEqual(expect.objectContaining({ type: "model_budget_refused", budget: "day" }));
  await until("the answer is counted", () => bot.events.some(({ type }) => type === "response_sent"));
  const { ready, components } = await bot.ready();
  expect(ready).toBe(true);
  expect(components.budget).toMatchObject({ state: "degraded", detail: expect.stringContaining("midnight") });
  const metrics = await (await fetch(`${bot.url}/metrics`)).text();
  expect(metrics).toMatch(/^llm_budget_refusals_total\{budget="day"\} 1$/m);
  expect(metrics).toMatch(/^ledger_bot_degraded_answers_total 1$/m);
  expect(metrics).toMatch(/^llm_daily_cost_usd 0$/m);
});
