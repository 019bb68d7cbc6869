import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Answer, Citation } from "../../src/core/answer.ts";
import { createEventBus, type LedgerEvent } from "../../src/core/events.ts";
import type { ConversationId, QuestionId } from "../../src/core/question.ts";
import { ERROR_TYPES } from "../../src/telemetry/error-types.ts";
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

function cited(marker: number): Citation {
  return { marker, source: `a.md#${marker}`, title: "A", quote: "a" };
}

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
    { ...answered(1_000), answer: { ...ANSWER, citations: [cited(1), cited(2)] } } as LedgerEvent,
    {
      'ledger_bot_answer_citations_bucket{le="1"}': 0,
      'ledger_bot_answer_citations_bucket{le="2"}': 1,
      ledger_bot_answer_citations_sum: 2,
    },
  ],
  [
    { ...answered(1_000), answer: { ...ANSWER, outcome: "refused" } } as LedgerEvent,
    { ledger_bot_answer_citations_count: 0 },
  ],
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
  [{ type: "traces_lost", traces: 3, message: "away" }, { ledger_bot_traces_lost_total: 3 }],
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
    for (const name of [
      "ledger_bot_questions_total",
      "conversations_started_total",
      "ledger_bot_traces_lost_total",
      'http_requests_total{method="GET",endpoint="/ready",status="503"}',
      'ledger_bot_errors_total{error_type="given_up"}',
      'ledger_bot_errors_total{error_type="slack_connection"}',
    ])
      expect([name, samples.get(name)]).toEqual([name, 0]);
    expect([...samples.keys()].join()).not.toContain("redis_operations_total");
  });

  it("stand at 0 for each model that may be asked, and for Redis where there is one", async () => {
    const opened = { type: "answering_opened", models: ["m"], embeddingModel: "e", intents: [] } as const;
    const samples = await samplesAfter([opened], { redis: true });
    for (const name of [
      'llm_requests_total{model="m",status="error"}',
      'llm_requests_total{model="e",status="error"}',
      'llm_prompt_cache_tokens_total{model="m",kind="read"}',
      'ledger_bot_dropped_statements_total{model="m",reason="uncited"}',
      'ledger_bot_rejected_drafts_total{model="m",reason="insufficient"}',
      'redis_operations_total{operation="evalsha",status="error"}',
    ])
      expect([name, samples.get(name)]).toEqual([name, 0]);
    // Nobody asks it to write.
    expect([...samples.keys()].filter((name) => name.includes('model="e",')).length).toBe(2);
  });

  it("know each kind of fault that the sources name", async () => {
    const folder = resolve(import.meta.dirname, "../../src");
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.startsWith("simulators"))
      .flatMap((file) => [
        ...readFileSync(join(folder, file), "utf8").matchAll(/(?:errorType: |\breport\()"(\w+)"/g),
      ])
      .map(([, name]) => name);
    expect(names.length).toBeGreaterThan(15);
    expect(names.filter((name) => !ERROR_TYPES.some((known) => known === name))).toEqual([]);
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
      activeUsers: 4,
      replicas: { all: 0, gateway: 1, worker: 2 },
    };
    const samples = await samplesAfter([], { shared: async () => shared });
    expect(samples.get("ledger_bot_questions_waiting")).toBe(3);
    expect(samples.get("ledger_bot_oldest_waiting_seconds")).toBe(12.5);
    expect(samples.get("llm_daily_cost_usd")).toBe(1.25);
    expect(samples.get("ledger_bot_active_users")).toBe(4);
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

  it("tell whether the process can serve, and how each of its parts does", async () => {
    const ready = async () => ({
      ready: false,
      components: { slack: { state: "down" }, knowledge: { state: "degraded" } } as const,
    });
    const samples = await samplesAfter([], { serving: { role: "gateway", ready } });
    expect(samples.get('ledger_bot_ready{role="gateway"}')).toBe(0);
    expect(samples.get('ledger_bot_part_state{part="slack",state="down"}')).toBe(1);
    expect(samples.get('ledger_bot_part_state{part="slack",state="up"}')).toBe(0);
    expect(samples.get('ledger_bot_part_state{part="knowledge",state="degraded"}')).toBe(1);
  });

  it("tell that the process is not ready where its parts do not answer", async () => {
    const ready = () => new Promise<never>(() => {});
    const samples = await samplesAfter([], { serving: { role: "all", ready } });
    expect(samples.get('ledger_bot_ready{role="all"}')).toBe(0);
    expect([...samples.keys()].filter((name) => name.startsWith("ledger_bot_part_state"))).toEqual([]);
  });

  it("stand at 0 for what may answer, before it has", async () => {
    const samples = await samplesAfter([
      { type: "answering_opened", models: ["sonnet"], intents: ["thanks"] },
    ]);
    for (const name of [
      'llm_requests_total{model="sonnet",status="error"}',
      'llm_tokens_used_total{model="sonnet"}',
      'llm_breaker_state{model="sonnet",state="open"}',
      'ledger_bot_ready_answers_total{intent="thanks"}',
      'ledger_bot_votes_total{helped="false"}',
      'ledger_bot_cached_answers_total{from="store"}',
      'ledger_bot_slack_rate_limited_total{method="chat.update"}',
    ])
      expect([name, samples.get(name)]).toEqual([name, 0]);
    expect(samples.get('llm_breaker_state{model="sonnet",state="closed"}')).toBe(1);
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
