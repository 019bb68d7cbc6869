import { graphs, type RowPlan } from "../dashboard-plan.ts";
import { anHour, aSecond, quantile, shareOf, sum } from "../promql.ts";

const REQUESTS = "http_requests_total";

export const httpRow: RowPlan = {
  title: "HTTP, and traces",
  lines: [
    graphs(
      {
        kind: "graph",
        title: "Requests a second",
        description: "Requests that were answered, by the HTTP API and for health and metrics.",
        unit: "requestsPerSecond",
        queries: [{ expr: sum(aSecond(REQUESTS), "endpoint, status"), legend: "{{endpoint}} {{status}}" }],
        width: 6,
      },
      {
        kind: "graph",
        title: "Time to answer a request, p95",
        description:
          "One request in twenty takes longer, of those of the five minutes before each moment. A question is answered in its own request.",
        unit: "seconds",
        queries: [
          { expr: quantile(0.95, "http_request_duration_seconds", ["endpoint"]), legend: "{{endpoint}}" },
        ],
        width: 6,
      },
      {
        kind: "graph",
        title: "Share of requests that failed",
        description:
          "Requests that were answered with a status from 500 on, of all. Readiness answers with 503 while the bot is not ready.",
        unit: "share",
        queries: [{ expr: shareOf(aSecond(REQUESTS, 'status=~"5.."'), aSecond(REQUESTS)), legend: "failed" }],
        limits: { poor: 0.01, bad: 0.05, side: "above" },
        colors: { failed: "red" },
        width: 6,
      },
      {
        kind: "bars",
        title: "Traces lost, an hour",
        description:
          "Traces of questions that the collector did not take, in whole or in part, in the hour before each moment. Nothing waits for them.",
        unit: "perHour",
        queries: [{ expr: sum(anHour("ledger_bot_traces_lost_total")), legend: "lost" }],
        colors: { lost: "orange" },
        width: 6,
      },
    ),
  ],
};
