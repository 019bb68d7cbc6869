import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { EventBus, TimedEvent } from "../core/events.ts";
import type { OnEvent } from "./on-event.ts";
import { addSharedGauges, type SharedFigures } from "./shared-gauges.ts";
import { stateCounters } from "./state-metrics.ts";

/** Values that are read when they are asked for, not counted from events. */
export interface MetricSources {
  /** The share of the database pool's connections in use, from 0 to 1. */
  poolUsage?(): number;
  /** What all processes share. */
  shared?(): Promise<SharedFigures>;
}

export interface Metrics {
  readonly contentType: string;
  /** The metrics in Prometheus' text format. */
  text(): Promise<string>;
}

const SECONDS = 1000;
const ANSWER_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 7.5, 10, 15, 30, 60];
const LLM_BUCKETS = [0.1, 0.5, 1, 2, 5, 10, 30];
const HTTP_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60, 120];
const FAST_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Counts events under the names that the dashboards and alerts use. */
export function measureEvents(events: EventBus, sources: MetricSources = {}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  if (sources.shared) addSharedGauges(registry, sources.shared);
  const count: OnEvent = { ...countersIn(registry, sources), ...stateCounters(registry) };
  events.subscribe((event) => {
    (count[event.type] as ((event: TimedEvent) => void) | undefined)?.(event);
  });
  return { contentType: registry.contentType, text: () => registry.metrics() };
}

function countersIn(registry: Registry, sources: MetricSources): OnEvent {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: readonly Label[] = [],
  ) => new Histogram({ name, help, buckets, labelNames, registers });

  const questions = counter("ledger_bot_questions_total", "Questions received");
  const answers = counter("ledger_bot_answers_total", "Answers sent, by their outcome", ["outcome"]);
  const degraded = counter(
    "ledger_bot_degraded_answers_total",
    "Answers that the preferred model did not give",
  );
  const responseTime = histogram(
    "ledger_bot_response_time_seconds",
    "From a question's arrival to its final message",
    ANSWER_BUCKETS,
  );
  const ackTime = histogram(
    "ledger_bot_ack_time_seconds",
    "From a question's arrival to its first message",
    FAST_BUCKETS,
  );
  const errors = counter("ledger_bot_errors_total", "Faults on the way to an answer", ["error_type"]);
  const httpRequests = counter("http_requests_total", "HTTP requests answered", [
    "method",
    "endpoint",
    "status",
  ]);
  const httpTime = histogram(
    "http_request_duration_seconds",
    "Time to answer an HTTP request",
    HTTP_BUCKETS,
    ["method", "endpoint"],
  );
  const llmRequests = counter("llm_requests_total", "Calls to a model", ["model", "status"]);
  const llmTime = histogram("llm_response_time_seconds", "Time of a call to a model", LLM_BUCKETS, ["model"]);
  const llmTokens = counter("llm_tokens_used_total", "Tokens that models read and wrote", ["model"]);
  const conversations = counter("conversations_started_total", "Conversations with a first question");
  const messages = counter("messages_processed_total", "Messages taken in and sent", ["sender_type"]);
  const queryTime = histogram("db_query_duration_seconds", "Time of a database query", FAST_BUCKETS, [
    "operation",
  ]);
  const redisOperations = counter("redis_operations_total", "Commands sent to Redis", [
    "operation",
    "status",
  ]);
  const cachedAnswers = counter(
    "ledger_bot_cached_answers_total",
    "Answers that were made for another question with the same words",
    ["from"],
  );
  const limited = counter("rate_limit_exceeded_total", "Questions over a limit", ["user_type"]);
  const votes = counter("ledger_bot_votes_total", "Answers that a person found helpful, or not", ["helped"]);
  const escalated = counter("conversations_escalated_total", "Conversations handed over to a person", [
    "reason",
  ]);
  const passages = new Gauge({
    name: "ledger_bot_knowledge_passages",
    help: "Passages that can be retrieved",
    registers,
  });
  new Gauge({
    name: "db_connection_pool_usage",
    help: "Share of the database pool's connections in use",
    registers,
    collect() {
      this.set(sources.poolUsage?.() ?? 0);
    },
  });

  return {
    conversation_started: () => conversations.inc(),
    question_received: () => {
      questions.inc();
      messages.inc({ sender_type: "user" });
    },
    question_acknowledged: ({ durationMs }) => ackTime.observe(durationMs / SECONDS),
    question_limited: ({ limit }) => limited.inc({ user_type: limit.startsWith("all") ? "all" : "user" }),
    llm_call_finished: ({ model, status, durationMs, usage }) => {
      llmRequests.inc({ model, status });
      llmTime.observe({ model }, durationMs / SECONDS);
      llmTokens.inc({ model }, usage.inputTokens + usage.outputTokens);
    },
    response_sent: ({ durationMs, answer }) => {
      responseTime.observe(durationMs / SECONDS);
      answers.inc({ outcome: answer.outcome });
      if (answer.degraded !== undefined) degraded.inc();
      messages.inc({ sender_type: "bot" });
    },
    vote_kept: ({ helped, changed }) => {
      if (changed) votes.inc({ helped: String(helped) });
    },
    handover_opened: ({ reason }) => escalated.inc({ reason }),
    error_occurred: ({ errorType }) => errors.inc({ error_type: errorType }),
    http_request_finished: ({ method, endpoint, status, durationMs }) => {
      httpRequests.inc({ method, endpoint, status: String(status) });
      httpTime.observe({ method, endpoint }, durationMs / SECONDS);
    },
    db_query_finished: ({ operation, durationMs }) => queryTime.observe({ operation }, durationMs / SECONDS),
    answer_cached: ({ from }) => cachedAnswers.inc({ from }),
    redis_operation_finished: ({ operation, status }) => redisOperations.inc({ operation, status }),
    knowledge_loaded: (event) => passages.set(event.passages),
  };
}
