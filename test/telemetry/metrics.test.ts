import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/core/answer.ts";
import { createEventBus, type LedgerEvent } from "../../src/core/events.ts";
import type { ConversationId, QuestionId } from "../../src/core/question.ts";
import { type MetricSources, measureEvents } from "../../src/telemetry/metrics.ts";

const questionId = "q_1" as QuestionId;
const conversation = "slack:T1:C1:1" as ConversationId;
const ANSWER: Answer = {
  outcome: "answered",
  text: "",
  citations: [],
  model: "m",
  usage: { inputTokens: 0, outputTokens: 0 },
};

/** The lines of our own metrics after some events: `name{labels}` to value. */
async function samplesAfter(events: readonly LedgerEvent[], sources?: MetricSources) {
  const bus = createEventBus();
  const metrics = measureEvents(bus, sources);
  for (const event of events) bus.emit(event);
  const lines = (await metrics.text()).split("\n").filter((line) => line && !line.startsWith("#"));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]),
  );
}

const answered = (durationMs: number): LedgerEvent => ({
  type: "response_sent",
  questionId,
  channel: "slack",
  durationMs,
  answer: ANSWER,
});

/** What each event counts: these names are what the dashboards and alerts ask for. */
const COUNTED: readonly [LedgerEvent, Record<string, number>][] = [
  [
    { type: "question_received", questionId, channel: "slack", conversation, characters: 1 },
    { ledger_bot_questions_total: 1, 'messages_processed_total{sender_type="user"}': 1 },
  ],
  [{ type: "conversation_started", conversation }, { conversations_started_total: 1 }],
  [
    { type: "question_acknowledged", questionId, durationMs: 200 },
    {
      'ledger_bot_ack_time_seconds_bucket{le="0.1"}': 0,
      'ledger_bot_ack_time_seconds_bucket{le="0.25"}': 1,
      ledger_bot_ack_time_seconds_sum: 0.2,
    },
  ],
  [
    answered(1_500),
    {
      'ledger_bot_response_time_seconds_bucket{le="1"}': 0,
      'ledger_bot_response_time_seconds_bucket{le="2"}': 1,
      ledger_bot_response_time_seconds_sum: 1.5,
      'ledger_bot_answers_total{outcome="answered"}': 1,
      'messages_processed_total{sender_type="bot"}': 1,
    },
  ],
  [
    {
      type: "llm_call_finished",
      questionId,
      model: "m",
      attempt: 2,
      status: "error",
      fault: "cut",
      durationMs: 700,
      usage: { inputTokens: 30, outputTokens: 12 },
    },
    {
      'llm_requests_total{model="m",status="error"}': 1,
      'llm_response_time_seconds_sum{model="m"}': 0.7,
      'llm_tokens_used_total{model="m"}': 42,
    },
  ],
  [
    {
      type: "llm_call_finished",
      questionId,
      model: "m",
      attempt: 1,
      status: "ok",
      durationMs: 700,
      usage: { inputTokens: 30, outputTokens: 12, cacheReadTokens: 20, cacheWriteTokens: 5 },
    },
    {
      'llm_prompt_cache_tokens_total{model="m",kind="read"}': 20,
      'llm_prompt_cache_tokens_total{model="m",kind="write"}': 5,
      'llm_tokens_used_total{model="m"}': 42,
    },
  ],
  [
    { type: "draft_rejected", questionId, model: "m", reasons: [] },
    { 'ledger_bot_rejected_drafts_total{model="m",reason="insufficient"}': 1 },
  ],
  [
    {
      type: "embedding_call_finished",
      model: "m",
      texts: 2,
      status: "ok",
      durationMs: 700,
      usage: { inputTokens: 30, outputTokens: 0 },
    },
    { 'llm_requests_total{model="m",status="ok"}': 1, 'llm_tokens_used_total{model="m"}': 30 },
  ],
  [{ type: "question_recovered", questionId }, { ledger_bot_questions_recovered_total: 1 }],
  [{ type: "question_repeated", questionId, channel: "slack" }, { ledger_bot_questions_repeated_total: 1 }],
  [
    { ...answered(1_000), answer: { ...ANSWER, degraded: "m did not answer" } } as LedgerEvent,
    { ledger_bot_degraded_answers_total: 1 },
  ],
  [answered(1_000), { ledger_bot_degraded_answers_total: 0 }],
  [
    { type: "model_budget_refused", questionId, budget: "day" },
    { 'llm_budget_refusals_total{budget="day"}': 1, 'llm_budget_refusals_total{budget="user-day"}': 0 },
  ],
  [
    { type: "model_breaker_changed", model: "m", state: "open" },
    { 'llm_breaker_state{model="m",state="open"}': 1, 'llm_breaker_state{model="m",state="closed"}': 0 },
  ],
  [
    { type: "slack_rate_limited", method: "chat.update", waitMs: 30_000 },
    {
      'ledger_bot_slack_rate_limited_total{method="chat.update"}': 1,
      'ledger_bot_slack_rate_limited_seconds_total{method="chat.update"}': 30,
    },
  ],
  [
    { type: "slack_turn_awaited", method: "chat.postMessage", waitMs: 500 },
    { 'ledger_bot_slack_turn_wait_seconds_total{method="chat.postMessage"}': 0.5 },
  ],
  [{ type: "database_lost" }, { ledger_bot_database_losses_total: 1 }],
  [
    {
      type: "http_request_finished",
      method: "POST",
      endpoint: "/v1/questions",
      status: 200,
      durationMs: 50_000,
    },
    {
      'http_request_duration_seconds_bucket{le="30",method="POST",endpoint="/v1/questions"}': 0,
      'http_request_duration_seconds_bucket{le="60",method="POST",endpoint="/v1/questions"}': 1,
    },
  ],
  [
    { type: "error_occurred", errorType: "intake", message: "boom" },
    { 'ledger_bot_errors_total{error_type="intake"}': 1 },
  ],
  [
    { type: "http_request_finished", method: "GET", endpoint: "/ready", status: 503, durationMs: 4 },
    {
      'http_requests_total{method="GET",endpoint="/ready",status="503"}': 1,
      'http_request_duration_seconds_bucket{le="0.005",method="GET",endpoint="/ready"}': 1,
    },
  ],
  [
    { type: "db_query_finished", operation: "insert", durationMs: 2 },
    { 'db_query_duration_seconds_bucket{le="0.0025",operation="insert"}': 1 },
  ],
  [
    { type: "answer_ready", questionId, intent: "thanks" },
    { 'ledger_bot_ready_answers_total{intent="thanks"}': 1 },
  ],
  [
    { type: "answer_cached", questionId, from: "in_flight" },
    { 'ledger_bot_cached_answers_total{from="in_flight"}': 1 },
  ],
  [
    { type: "redis_operation_finished", operation: "evalsha", status: "error" },
    { 'redis_operations_total{operation="evalsha",status="error"}': 1 },
  ],
  [
    { type: "question_limited", questionId, limit: "user-hour" },
    { 'rate_limit_exceeded_total{user_type="user"}': 1 },
  ],
  [
    { type: "question_limited", questionId, limit: "all-minute" },
    { 'rate_limit_exceeded_total{user_type="all"}': 1 },
  ],
];

describe("the metrics", () => {
  it.each(COUNTED)("after %j", async (event, expected) => {
    const samples = await samplesAfter([event]);
    for (const [name, value] of Object.entries(expected))
      expect([name, samples.get(name)]).toEqual([name, value]);
  });

  it("tell how much knowledge there is, and how old each source of it, when they are asked", async () => {
    const ages = [
      { source: "site", seconds: 12 },
      { source: "handbook", seconds: 0 },
    ];
    let known: { passages: number; ages: typeof ages } | undefined = { passages: 99, ages };
    const metrics = measureEvents(createEventBus(), { knowledge: () => known });
    expect(await metrics.text()).toContain('ledger_knowledge_age_seconds{source="site"} 12');
    expect(await metrics.text()).toContain("ledger_bot_knowledge_passages 99");
    ages.pop();
    expect(await metrics.text()).not.toContain("handbook");
    known = undefined;
    expect(await metrics.text()).not.toMatch(/^ledger_bot_knowledge_passages /m);
  });

  it("add up", async () => {
    const samples = await samplesAfter([answered(1_000), answered(2_500)]);
    expect(samples.get("ledger_bot_response_time_seconds_count")).toBe(2);
    expect(samples.get("ledger_bot_response_time_seconds_sum")).toBe(3.5);
  });

  it("stand at 0 before anything happens, so that a rate can be taken from the first event on", async () => {
    const samples = await samplesAfter([]);
    for (const name of ["ledger_bot_questions_total", "conversations_started_total"])
      expect([name, samples.get(name)]).toEqual([name, 0]);
  });

  it("hold the process's own as well", async () => {
    expect((await samplesAfter([])).get("process_resident_memory_bytes")).toBeGreaterThan(0);
  });

  it("read the pool's usage at the moment they are asked for", async () => {
    let usage = 0.25;
    const metrics = measureEvents(createEventBus(), { poolUsage: () => usage });
    expect(await metrics.text()).toContain("\ndb_connection_pool_usage 0.25\n");
    usage = 1;
    expect(await metrics.text()).toContain("\ndb_connection_pool_usage 1\n");
  });

  it("say 0 of a pool that nobody tells of", async () => {
    expect((await samplesAfter([])).get("db_connection_pool_usage")).toBe(0);
  });

  it("tell what all processes share, as it is at the moment they are asked for", async () => {
    const shared = {
      waiting: 3,
      oldestWaitingSeconds: 12.5,
      spentTodayUsd: 1.25,
      replicas: { all: 0, gateway: 1, worker: 2 },
    };
    const samples = await samplesAfter([], { shared: async () => shared });
    expect(samples.get("ledger_bot_questions_waiting")).toBe(3);
    expect(samples.get("ledger_bot_oldest_waiting_seconds")).toBe(12.5);
    expect(samples.get("llm_daily_cost_usd")).toBe(1.25);
    expect(samples.get('ledger_bot_replicas{role="worker"}')).toBe(2);
    expect(samples.get('ledger_bot_replicas{role="all"}')).toBe(0);
  });

  it.each([
    ["cannot be read", () => Promise.reject(new Error("away"))],
    ["does not come", () => new Promise<never>(() => {})],
  ])("come without what all processes share where that %s", async (_how, shared) => {
    const samples = await samplesAfter([answered(1_000)], { shared });
    expect(samples.get("ledger_bot_response_time_seconds_count")).toBe(1);
    expect([...samples.keys()].filter((name) => /waiting|replicas|daily/.test(name))).toEqual([]);
  });

  it("are kept apart for each bot in a process", async () => {
    const question: LedgerEvent = {
      type: "question_received",
      questionId,
      channel: "slack",
      conversation,
      characters: 1,
    };
    await samplesAfter([question]);
    expect((await samplesAfter([question])).get("ledger_bot_questions_total")).toBe(1);
  });

  it("come in Prometheus' text format, each explained", async () => {
    const metrics = measureEvents(createEventBus());
    expect(metrics.contentType).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await metrics.text();
    const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
    expect(names).toContain("ledger_bot_questions_total");
    for (const name of names) expect(text).toMatch(new RegExp(`^# HELP ${name} \\S`, "m"));
  });
});
