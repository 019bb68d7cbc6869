import { objectiveOf } from "../../objectives.ts";
import { JOBS } from "../../scrape-jobs.ts";
import { graphs, type RowPlan } from "../dashboard-plan.ts";
import { anHour, sum } from "../promql.ts";

const { promise, budget, badRatio } = objectiveOf("errors");

export const faultsRow: RowPlan = {
  title: "What goes wrong",
  lines: [
    graphs(
      {
        kind: "graph",
        title: "Share of questions that end in an error",
        description: `Answers that could only say that something went wrong, and questions that were given up, of all questions that ended in the time before each moment. The objective: ${promise}.`,
        unit: "share",
        queries: ["5m", "1h"].map((window) => ({ expr: `${badRatio}${window}`, legend: `over ${window}` })),
        limits: { bad: budget, side: "above" },
        colors: { "over 5m": "orange", "over 1h": "red" },
        whileEmpty: "no answers in the last hour",
      },
      {
        kind: "bars",
        title: "Faults an hour, by their kind",
        description:
          "Faults on the way to an answer in the hour before each moment. A question may meet several and be answered all the same. The six kinds that are most frequent at each moment.",
        unit: "perHour",
        queries: [
          {
            expr: `topk(6, ${sum(anHour("ledger_bot_errors_total"), "error_type")})`,
            legend: "{{error_type}}",
          },
        ],
        whileEmpty: "none yet",
      },
      {
        kind: "graph",
        title: "Processes that can be reached",
        description:
          "1 while Prometheus can read the metrics of a process of the bot, and 0 while it cannot.",
        unit: "count",
        queries: [{ expr: `up{job="${JOBS.bot}"}`, legend: "{{instance}}" }],
        limits: { bad: 1, side: "below" },
        max: 1,
      },
    ),
  ],
};
