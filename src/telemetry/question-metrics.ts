import type { Registry } from "prom-client";
import { OUTCOMES } from "../core/answer.ts";
import { ESCALATION_REASONS } from "../core/handover.ts";
import { ERROR_TYPES } from "./error-types.ts";
import { type ExemplarOf, FAST_BUCKETS, instrumentsOf, SECONDS } from "./instruments.ts";
import type { OnEvent } from "./on-event.ts";

const ANSWER_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 7.5, 10, 15, 30, 60];

const CITATION_BUCKETS = [0, 1, 2, 3, 5, 8];

/** Counts what people ask, what they are answered, and what they think of it. */
export function questionCounters(registry: Registry, exemplarOf?: ExemplarOf): OnEvent {
  const { counter, histogram, histogramOfQuestions } = instrumentsOf(registry, exemplarOf);
  const questions = counter("ledger_bot_questions_total", "Questions received");
  const answers = counter("ledger_bot_answers_total", "Answers sent, by their outcome", ["outcome"]);
  const degraded = counter(
    "ledger_bot_degraded_answers_total",
    "Answers that the preferred model did not give",
  );
  const responseTime = histogramOfQuestions(
    "ledger_bot_response_time_seconds",
    "From a question's arrival to its final message",
    ANSWER_BUCKETS,
  );
  const ackTime = histogramOfQuestions(
    "ledger_bot_ack_time_seconds",
    "From a question's arrival to its first message",
    FAST_BUCKETS,
  );
  const citations = histogram(
    "ledger_bot_answer_citations",
    "Sources that an answer out of the knowledge cites",
    CITATION_BUCKETS,
  );
  const errors = counter("ledger_bot_errors_total", "Faults on the way to an answer", ["error_type"]);
  const conversations = counter("conversations_started_total", "Conversations with a first question");
  const messages = counter("messages_processed_total", "Messages taken in and sent", ["sender_type"]);
  const cachedAnswers = counter(
    "ledger_bot_cached_answers_total",
    "Answers that were made for another question with the same words",
    ["from"],
  );
  const readyAnswers = counter(
    "ledger_bot_ready_answers_total",
    "Wishes and remarks that were answered without a search",
    ["intent"],
  );
  const limited = counter("rate_limit_exceeded_total", "Questions over a limit", ["user_type"]);
  const votes = counter("ledger_bot_votes_total", "Answers that a person found helpful, or not", ["helped"]);
  const escalated = counter("conversations_escalated_total", "Conversations handed over to a person", [
    "reason",
  ]);
  // A rate sees a series' first event only where it stood at 0 before.
  for (const outcome of OUTCOMES) answers.inc({ outcome }, 0);
  for (const reason of ESCALATION_REASONS) escalated.inc({ reason }, 0);
  for (const user_type of ["user", "all"]) limited.inc({ user_type }, 0);
  for (const sender_type of ["user", "bot"]) messages.inc({ sender_type }, 0);
  for (const from of ["store", "in_flight"]) cachedAnswers.inc({ from }, 0);
  for (const helped of ["true", "false"]) votes.inc({ helped }, 0);
  for (const error_type of ERROR_TYPES) errors.inc({ error_type }, 0);

  return {
    answering_opened: ({ intents }) => {
      for (const intent of intents) readyAnswers.inc({ intent }, 0);
    },
    conversation_started: () => conversations.inc(),
    question_received: () => {
      questions.inc();
      messages.inc({ sender_type: "user" });
    },
    question_acknowledged: ({ questionId, durationMs }) => ackTime(questionId, durationMs / SECONDS),
    question_limited: ({ limit }) => limited.inc({ user_type: limit.startsWith("all") ? "all" : "user" }),
    response_sent: ({ questionId, durationMs, answer }) => {
      responseTime(questionId, durationMs / SECONDS);
      answers.inc({ outcome: answer.outcome });
      if (answer.outcome === "answered") citations.observe(answer.citations.length);
      if (answer.degraded !== undefined) degraded.inc();
      messages.inc({ sender_type: "bot" });
    },
    answer_ready: ({ intent }) => readyAnswers.inc({ intent }),
    answer_cached: ({ from }) => cachedAnswers.inc({ from }),
    vote_kept: ({ helped, changed }) => {
      if (changed) votes.inc({ helped: String(helped) });
    },
    handover_opened: ({ reason }) => escalated.inc({ reason }),
    error_occurred: ({ errorType }) => errors.inc({ error_type: errorType }),
  };
}
