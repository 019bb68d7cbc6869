import { graphs, type RowPlan } from "../dashboard-plan.ts";
import { anHour, ofBot, quantile, shareOf, sum } from "../promql.ts";

const TIMES = "llm_response_time_seconds";
const CALLS = "llm_requests_total";

export const modelRow: RowPlan = {
  title: "Models",
  lines: [
    graphs(
      {
        kind: "graph",
        title: "Time of a call, by model",
        description:
          "The time of a call to a model, from five minutes before each moment: half are quicker than p50, and one in twenty is slower than p95. An alert tells of a p95 above 10 seconds.",
        unit: "seconds",
        queries: [
          { expr: quantile(0.5, TIMES, ["model"]), legend: "p50 {{model}}" },
          { expr: quantile(0.95, TIMES, ["model"]), legend: "p95 {{model}}" },
        ],
        limits: { bad: 10, side: "above" },
        whileEmpty: "no calls in the last 5 minutes",
        width: 8,
      },
      {
        kind: "bars",
        title: "Calls an hour",
        description:
          "Calls to models in the hour before each moment that went well (ok) or did not (error). A call that failed may have been tried again.",
        unit: "perHour",
        queries: [{ expr: sum(anHour(CALLS), "model, status"), legend: "{{model}} {{status}}" }],
        whileEmpty: "no calls yet",
        width: 6,
      },
      {
        kind: "graph",
        title: "Share of calls that failed",
        description: "Calls to models that ended in an error, of all calls of the hour before each moment.",
        unit: "share",
        queries: [{ expr: shareOf(anHour(CALLS, 'status="error"'), anHour(CALLS)), legend: "failed" }],
        limits: { poor: 0.02, bad: 0.1, side: "above" },
        colors: { failed: "red" },
        whileEmpty: "no calls in the last hour",
        width: 5,
      },
      {
        kind: "graph",
        title: "Breakers that are open",
        description:
          "1 while a model failed so often that it is not asked for a while, and 0 while it is asked, from its first call on.",
        unit: "count",
        queries: [
          { expr: `max by (model) (${ofBot("llm_breaker_state", 'state="open"')})`, legend: "{{model}}" },
        ],
        limits: { bad: 1, side: "above" },
        max: 1,
        whileEmpty: "all closed",
        width: 5,
      },
    ),
  ],
};
