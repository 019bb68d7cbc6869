import { type DestinationStream, type Level, type Logger, pino } from "pino";
import type { EventBus, EventType, TimedEvent } from "../core/events.ts";
import { redact } from "./redact.ts";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** What is not `info`. */
const LEVELS: Partial<Record<EventType, Level>> = {
  db_query_finished: "debug",
  redis_operation_finished: "debug",
  http_request_finished: "debug",
  retrieval_finished: "debug",
  answer_step_finished: "debug",
  embedding_call_finished: "debug",
  slack_turn_awaited: "debug",
  answering_opened: "debug",
  metrics_host_refused: "warn",
  knowledge_problem: "warn",
  passage_distrusted: "warn",
  statements_dropped: "warn",
  question_limited: "warn",
  question_recovered: "warn",
  knowledge_failed: "error",
  knowledge_recovered: "warn",
  knowledge_awaited: "warn",
  embeddings_failed: "warn",
  handover_failed: "error",
  handover_timed_out: "warn",
  database_lost: "error",
  database_returned: "warn",
  traces_lost: "debug",
  collector_lost: "warn",
  collector_returned: "warn",
  model_breaker_changed: "warn",
  model_budget_refused: "warn",
  slack_rate_limited: "warn",
  error_occurred: "error",
};

/** Writes each event as one JSON line, by default to standard error; texts are masked or left out. */
export function logEvents(events: EventBus, level: LogLevel, destination?: DestinationStream): () => void {
  const logger = createLogger(level, destination ?? pino.destination({ dest: 2, sync: true }));
  return events.subscribe((event) => {
    logger[LEVELS[event.type] ?? "info"](fieldsOf(event));
  });
}

function createLogger(level: LogLevel, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { service: "ledger" },
      timestamp: false,
      messageKey: "message",
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}

function fieldsOf(event: TimedEvent): Record<string, unknown> {
  const { type, at, ...fields } = event;
  const shown: Record<string, unknown> = { timestamp: new Date(at).toISOString(), event: type, ...fields };
  if (event.type === "response_sent") {
    const { outcome, model, citations, text, usage, degraded } = event.answer;
    shown.answer = {
      outcome,
      model,
      citations: citations.length,
      characters: text.length,
      usage,
      degraded: degraded && redact(degraded),
    };
  }
  for (const [name, value] of Object.entries(shown))
    if (typeof value === "string" && !IDS.has(name)) shown[name] = redact(value);
  return shown;
}

/** Made by us or by the channel, and looked for in the logs: digits in them are no card's. */
const IDS = new Set(["questionId", "conversation", "handoverId"]);
