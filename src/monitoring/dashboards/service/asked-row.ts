import { SLOW_AFTER_SECONDS } from "../../objectives.ts";
import { graphs, type RowPlan } from "../dashboard-plan.ts";
import { anHour, quantile, sum } from "../promql.ts";

const RESPONSE = "ledger_bot_response_time_seconds";
const ACK = "ledger_bot_ack_time_seconds";

export const askedRow: RowPlan = {
  title: "What people ask, and how long it takes",
  lines: [
    graphs(
      {
        kind: "graph",
        title: "Questions an hour",
        description: "Questions that came in, by Slack and by the HTTP API, in the hour before each moment.",
        unit: "perHour",
        queries: [{ expr: sum(anHour("ledger_bot_questions_total")), legend: "questions" }],
      },
      {
        kind: "graph",
        title: "Time to the answer",
        description: `From a question's arrival to its final message: half are quicker than p50, and one in a hundred is slower than p99. The objective is a p95 below ${SLOW_AFTER_SECONDS} seconds.`,
        unit: "seconds",
        queries: [
          { expr: quantile(0.5, RESPONSE), legend: "p50" },
          { expr: quantile(0.95, RESPONSE), legend: "p95" },
          { expr: quantile(0.99, RESPONSE), legend: "p99" },
        ],
        limits: { bad: SLOW_AFTER_SECONDS, side: "above" },
        colors: { p50: "green", p95: "orange", p99: "purple" },
        whileEmpty: "no answers in the last 5 minutes",
      },
      {
        kind: "graph",
        title: "Time to the first sign",
        description:
          "From a question's arrival to the first message that it is being worked on. The aim is a p95 below one second.",
        unit: "seconds",
        queries: [
          { expr: quantile(0.5, ACK), legend: "p50" },
          { expr: quantile(0.95, ACK), legend: "p95" },
        ],
        limits: { bad: 1, side: "above" },
        colors: { p50: "green", p95: "orange" },
        whileEmpty: "no questions in the last 5 minutes",
      },
    ),
    graphs(
      {
        kind: "graph",
        title: "Active users, 24 hours",
        description:
          "How many people asked in the 24 hours before each moment. Who they are is in no metric; `ledger report` tells of weeks.",
        unit: "count",
        queries: [{ expr: "max(ledger_bot_active_users)", legend: "people" }],
      },
      {
        kind: "graph",
        title: "Conversations begun an hour",
        description: "Conversations with a first question, in the hour before each moment.",
        unit: "perHour",
        queries: [{ expr: sum(anHour("conversations_started_total")), legend: "conversations" }],
      },
      {
        kind: "bars",
        title: "Messages an hour",
        description:
          "Messages that people sent to the bot and that it sent to them, in the hour before each moment.",
        unit: "perHour",
        queries: [
          { expr: sum(anHour("messages_processed_total"), "sender_type"), legend: "by {{sender_type}}" },
        ],
        colors: { "by user": "blue", "by bot": "green" },
      },
      {
        kind: "graph",
        title: "Questions turned away an hour",
        description:
          "Questions over a limit in the hour before each moment: over a person's own limit (user) or over that of everybody together (all).",
        unit: "perHour",
        queries: [{ expr: sum(anHour("rate_limit_exceeded_total"), "user_type"), legend: "{{user_type}}" }],
        whileEmpty: "none yet",
      },
    ),
  ],
};
