import type { Registry } from "prom-client";
import { FAST_BUCKETS, instrumentsOf, SECONDS } from "./instruments.ts";
import type { OnEvent } from "./on-event.ts";

const ANSWER_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 7.5, 10, 15, 30, 60];

/** Counts what people ask, what they are answered, and what they think of it. */
export function questionCounters(registry: Registry): OnEvent {
  const { counter, histogram } = instrumentsOf(registry);
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

  return {
    conversation_started: () => conversations.inc(),
    question_received: () => {
      questions.inc();
      messages.inc({ sender_type: "user" });
    },
    question_acknowledged: ({ durationMs }) => ackTime.observe(durationMs / SECONDS),
    question_limited: ({ limit }) => limited.inc({ user_type: limit.startsWith("all") ? "all" : "user" }),
    response_sent: ({ durationMs, answer }) => {
      responseTime.observe(durationMs / SECONDS);
      answers.inc({ outcome: answer.outcome });
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
