import { afterAll, beforeAll, expect, it } from "vitest";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { EMBEDDING_MODEL, saying, startedLlm } from "../simulators/llm/clients.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import { closingKnowledge, HARD_CLOSE, startedTestBot } from "./bot-fixture.ts";

const database = testDatabase();
let slack: SlackSimulator;
beforeAll(async () => {
  slack = await startSlackSimulator();
});
afterAll(() => slack?.stop());

it("the vectors of passages are part of what the day cost, and their calls of the model's", async () => {
  const { llm } = await startedLlm(saying(HARD_CLOSE));
  const bot = await startedTestBot({
    slack,
    databaseUrl: database.url,
    folder: await closingKnowledge(),
    env: {
      LITELLM_BASE_URL: llm.url,
      LITELLM_DEVELOPER_KEY: llm.apiKey,
      LEDGER_EMBEDDING_MODEL: EMBEDDING_MODEL,
    },
  });
  await until("passages have vectors", () => bot.events.some(({ type }) => type === "embeddings_computed"));
  const tokens = llm.calls().reduce((sum, { usage }) => sum + (usage?.promptTokens ?? 0), 0);
  expect(tokens).toBeGreaterThan(0);
  const metrics = await (await fetch(`${bot.url}/metrics`)).text();
  const cost = Number(/^llm_daily_cost_usd (\S+)$/m.exec(metrics)?.[1]);
  expect(cost).toBeCloseTo((tokens * 0.02) / 1e6, 9);
  expect(metrics).toContain(`llm_requests_total{model="${EMBEDDING_MODEL}",status="ok"} 1`);
  expect(metrics).toContain(`llm_tokens_used_total{model="${EMBEDDING_MODEL}"} ${tokens}`);
});
