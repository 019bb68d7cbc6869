import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { createEventBus } from "../../src/core/events.ts";
import { measureEvents } from "../../src/telemetry/metrics.ts";
import { writeMetricsDocument } from "./metrics-document.ts";

/** What the documents ask for (OP5), by its labels. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  ledger_bot_questions_total: [],
  ledger_bot_response_time_seconds: [],
  ledger_bot_errors_total: ["error_type"],
  http_requests_total: ["method", "endpoint", "status"],
  http_request_duration_seconds: ["method", "endpoint"],
  llm_requests_total: ["model", "status"],
  llm_response_time_seconds: ["model"],
  llm_tokens_used_total: ["model"],
  llm_daily_cost_usd: [],
  conversations_started_total: [],
  conversations_escalated_total: ["reason"],
  messages_processed_total: ["sender_type"],
  db_connection_pool_usage: [],
  db_query_duration_seconds: ["operation"],
  redis_operations_total: ["operation", "status"],
  rate_limit_exceeded_total: ["user_type"],
};

const described = measureEvents(createEventBus(), {
  shared: () => Promise.reject(new Error("away")),
  serving: { role: "all", ready: () => Promise.reject(new Error("away")) },
  dailyBudgetUsd: 100,
}).described();

describe("docs/metrics.md", () => {
  it("is what is registered; `npm run docs` writes it", async () => {
    const document = resolve(import.meta.dirname, "../../docs/metrics.md");
    await expect(writeMetricsDocument(described)).toMatchFileSnapshot(document);
  });

  it.each(Object.entries(ASKED))("has %s with its labels", (name, labels) => {
    expect(described.find((metric) => metric.name === name)?.labels).toEqual(labels);
  });

  it("has the buckets of the documents for models", async () => {
    const bus = createEventBus();
    const metrics = measureEvents(bus);
    const usage = { inputTokens: 0, outputTokens: 0 };
    bus.emit({ type: "embedding_call_finished", model: "m", texts: 1, status: "ok", durationMs: 1, usage });
    const bounds = (await metrics.text()).matchAll(/llm_response_time_seconds_bucket\{le="([^"]+)"/g);
    expect([...bounds].map(([, bound]) => bound)).toEqual(["0.1", "0.5", "1", "2", "5", "10", "30", "+Inf"]);
  });
});
