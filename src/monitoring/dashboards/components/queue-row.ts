import { graphs, type RowPlan } from "../dashboard-plan.ts";
import { anHour, sum } from "../promql.ts";

export const queueRow: RowPlan = {
  title: "Queue",
  lines: [
    graphs(
      {
        kind: "graph",
        title: "Questions that wait",
        description: "Questions that were taken in and that nobody works on yet, in all processes.",
        unit: "count",
        queries: [{ expr: "max(ledger_bot_questions_waiting)", legend: "waiting" }],
      },
      {
        kind: "graph",
        title: "Longest wait",
        description:
          "How long the question has waited that was asked first of those that nobody works on yet.",
        unit: "seconds",
        queries: [{ expr: "max(ledger_bot_oldest_waiting_seconds)", legend: "oldest" }],
        limits: { poor: 5, bad: 30, side: "above" },
      },
      {
        kind: "bars",
        title: "Queued or delivered again, an hour",
        description:
          "Questions of the hour before each moment that were queued again because whoever answered them ended (recovered), and deliveries of a question that had come before (repeated).",
        unit: "perHour",
        queries: [
          { expr: sum(anHour("ledger_bot_questions_recovered_total")), legend: "recovered" },
          { expr: sum(anHour("ledger_bot_questions_repeated_total")), legend: "repeated" },
        ],
        colors: { recovered: "orange", repeated: "blue" },
      },
    ),
  ],
};
