import { expect, it } from "vitest";
import { createEventBus } from "../../../src/core/events.ts";
import type { QuestionId } from "../../../src/core/question.ts";
import { botReading } from "../../../src/loadtest/resources/bot-reading.ts";
import { measureEvents } from "../../../src/telemetry/metrics.ts";

const questionId = "q" as QuestionId;

it("finds all that it looks for in what the bot tells of itself", async () => {
  const events = createEventBus();
  const shared = async () => ({
    waiting: 3,
    oldestWaitingSeconds: 1.5,
    spentTodayUsd: 0.5,
    activeUsers: 4,
    replicas: { all: 1 },
  });
  const metrics = measureEvents(events, { poolUsage: () => 0.25, shared });
  const usage = { inputTokens: 90, outputTokens: 10, cacheReadTokens: 40 };
  for (const model of ["one", "two"])
    events.emit({
      ...{ type: "llm_call_finished", questionId, model, attempt: 1, status: "ok" },
      ...{ durationMs: 250, usage },
    });
  events.emit({ type: "answer_cached", questionId, from: "store" });
  events.emit({ type: "slack_rate_limited", method: "chat.update", waitMs: 1_000 });
  events.emit({ type: "slack_turn_awaited", method: "chat.update", waitMs: 500 });
  const reading = botReading(await metrics.text());
  expect(reading).toMatchObject({
    ...{ waiting: 3, oldestWaitingSeconds: 1.5, poolShare: 0.25, costTodayUsd: 0.5 },
    ...{ tokens: 200, modelCalls: 2, modelSeconds: 0.5, cacheHits: 1, promptCacheTokens: 80 },
    ...{ slackRefusals: 1, slackWaitSeconds: 0.5 },
  });
  expect(Object.entries(reading).filter(([, value]) => typeof value !== "number")).toEqual([]);
  expect(reading.memoryBytes).toBeGreaterThan(1e6);
});

it("takes a counter that has counted nothing for zero, and a gauge that tells nothing for unknown", async () => {
  const shared = () => Promise.reject(new Error("the database is away"));
  const reading = botReading(await measureEvents(createEventBus(), { shared }).text());
  expect(reading).toMatchObject({ tokens: 0, modelSeconds: 0, cacheHits: 0, promptCacheTokens: 0 });
  expect(reading).toMatchObject({ waiting: undefined, costTodayUsd: undefined });
});

it("knows nothing of what is not told, which is no zero", () => {
  expect(botReading("# nothing\n")).toMatchObject({ waiting: undefined, tokens: undefined });
});
