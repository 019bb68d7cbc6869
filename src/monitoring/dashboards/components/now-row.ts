import { JOBS } from "../../scrape-jobs.ts";
import { graphs, numbers, type PanelPlan, type RowPlan } from "../dashboard-plan.ts";
import { ofBot } from "../promql.ts";

export const nowRow: RowPlan = {
  title: "Now",
  lines: [
    numbers(
      {
        ...isUp(
          "Bot",
          "How many processes of the bot can be reached, and of how many that Prometheus knows.",
          `up{job="${JOBS.bot}"}`,
        ),
        queries: [
          { expr: `sum(up{job="${JOBS.bot}"})`, legend: "reached" },
          { expr: `count(up{job="${JOBS.bot}"})`, legend: "of" },
        ],
      },
      isUp("Postgres", "1 while the exporter beside it can ask Postgres.", "pg_up"),
      isUp("Redis", "1 while the exporter beside it can ask Redis.", "redis_up"),
      {
        kind: "number",
        title: "Processes, by role",
        description:
          "Processes of the bot that have told the database that they live: those that take questions in (gateway), that answer (worker), or both (all).",
        unit: "count",
        queries: [{ expr: "max by (role) (ledger_bot_replicas)", legend: "{{role}}" }],
      },
      {
        kind: "number",
        title: "Up for",
        description:
          "How long ago the process started that started last. A short time after a long one is a restart.",
        unit: "seconds",
        queries: [{ expr: `time() - max(${ofBot("process_start_time_seconds")})`, legend: "" }],
      },
      {
        kind: "number",
        title: "Passages to answer from",
        description:
          "How many passages of the knowledge can be found. Without any, every question is refused.",
        unit: "count",
        queries: [{ expr: `min(${ofBot("ledger_bot_knowledge_passages")})`, legend: "" }],
        limits: { bad: 1, side: "below" },
      },
    ),
    graphs(
      {
        kind: "graph",
        title: "Processes that are ready",
        description:
          "1 while each part that a question needs serves in a process, and 0 while one does not: Slack, Postgres, the knowledge. A process that cannot be reached has no line.",
        unit: "count",
        queries: [{ expr: ofBot("ledger_bot_ready"), legend: "{{instance}} {{role}}" }],
        limits: { bad: 1, side: "below" },
        max: 1,
      },
      {
        kind: "graph",
        title: "Parts that are not well",
        description:
          "1 while a part of any process serves in part (degraded) or not at all (down), and 0 while it is well. Why stands at /ready of the process.",
        unit: "count",
        queries: [
          {
            expr: `max by (part, state) (${ofBot("ledger_bot_part_state", 'state!="up"')})`,
            legend: "{{part}} {{state}}",
          },
        ],
        limits: { bad: 1, side: "above" },
        max: 1,
      },
    ),
  ],
};

function isUp(what: string, description: string, metric: string): PanelPlan {
  return {
    kind: "number",
    title: `${what} can be reached`,
    description,
    unit: "count",
    queries: [{ expr: `sum(${metric})`, legend: "" }],
    limits: { bad: 1, side: "below" },
    whileEmpty: "not scraped",
  };
}
