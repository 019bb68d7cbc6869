import { graphs, type RowPlan } from "../dashboard-plan.ts";
import { anHour, sum } from "../promql.ts";

const DAY_SECONDS = 86_400;

export const peopleRow: RowPlan = {
  title: "What people think, and what the bot knows",
  lines: [
    graphs(
      {
        kind: "bars",
        title: "Votes an hour",
        description:
          "What readers said of answers in the hour before each moment: that they helped (true), or that they did not (false).",
        unit: "perHour",
        queries: [{ expr: sum(anHour("ledger_bot_votes_total"), "helped"), legend: "helped: {{helped}}" }],
        colors: { "helped: true": "green", "helped: false": "red" },
        whileEmpty: "none yet",
      },
      {
        kind: "bars",
        title: "Handed to a person, an hour",
        description:
          "Conversations that were handed over to a person in the hour before each moment, by what led to it.",
        unit: "perHour",
        queries: [{ expr: sum(anHour("conversations_escalated_total"), "reason"), legend: "{{reason}}" }],
        whileEmpty: "none yet",
      },
      {
        kind: "graph",
        title: "Age of the knowledge, by source",
        description:
          "How long ago each source of the knowledge was last known to be as it is in use. A source that does not answer grows old.",
        unit: "seconds",
        queries: [{ expr: "max by (source) (ledger_knowledge_age_seconds)", legend: "{{source}}" }],
        limits: { poor: DAY_SECONDS, bad: 7 * DAY_SECONDS, side: "above" },
        whileEmpty: "no knowledge in these processes",
      },
    ),
  ],
};
