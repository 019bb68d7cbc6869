import { graphs, type RowPlan } from "../dashboard-plan.ts";
import { anHour, aSecond, ofBot, quantile, sum } from "../promql.ts";

export const databaseRow: RowPlan = {
  title: "Postgres",
  lines: [
    graphs(
      {
        kind: "graph",
        title: "Pool of connections in use",
        description:
          "The share of a process's connections to Postgres that is in use. At 100 % its work waits for one; an alert tells of 90 %.",
        unit: "share",
        queries: [{ expr: ofBot("db_connection_pool_usage"), legend: "{{instance}}" }],
        limits: { poor: 0.7, bad: 0.9, side: "above" },
        max: 1,
      },
      {
        kind: "graph",
        title: "Time of a query, p95",
        description: "One query in twenty takes longer, of those of the five minutes before each moment.",
        unit: "seconds",
        queries: [
          { expr: quantile(0.95, "db_query_duration_seconds", ["operation"]), legend: "{{operation}}" },
        ],
        limits: { poor: 0.1, bad: 0.5, side: "above" },
      },
      {
        kind: "graph",
        title: "Queries a second",
        description: "Queries that the bot sends, by what they do.",
        unit: "perSecond",
        queries: [
          { expr: sum(aSecond("db_query_duration_seconds_count"), "operation"), legend: "{{operation}}" },
        ],
      },
    ),
    graphs(
      {
        kind: "graph",
        title: "Connections to the server",
        description: "Connections of everybody to Postgres, and how many it allows.",
        unit: "count",
        queries: [
          { expr: "sum(pg_stat_database_numbackends)", legend: "in use" },
          { expr: "max(pg_settings_max_connections)", legend: "allowed" },
        ],
        colors: { "in use": "blue", allowed: "red" },
        width: 6,
      },
      {
        kind: "graph",
        title: "Size",
        description: "What each database takes on the disk.",
        unit: "bytes",
        queries: [
          { expr: 'max by (datname) (pg_database_size_bytes{datname!~"template.*"})', legend: "{{datname}}" },
        ],
        width: 6,
      },
      {
        kind: "graph",
        title: "Read from memory",
        description:
          "The share of the blocks that Postgres had in its own memory when they were asked for. It falls when the data no longer fits.",
        unit: "share",
        queries: [
          {
            expr: "sum(rate(pg_stat_database_blks_hit[5m])) / (sum(rate(pg_stat_database_blks_hit[5m])) + sum(rate(pg_stat_database_blks_read[5m])) > 0)",
            legend: "from memory",
          },
        ],
        limits: { poor: 0.99, bad: 0.9, side: "below" },
        max: 1,
        width: 6,
      },
      {
        kind: "bars",
        title: "Losses and deadlocks an hour",
        description:
          "How often the bot lost its connection, and how often transactions waited for each other and one was ended, in the hour before each moment.",
        unit: "perHour",
        queries: [
          { expr: sum(anHour("ledger_bot_database_losses_total")), legend: "connections lost" },
          { expr: "sum(increase(pg_stat_database_deadlocks[1h]))", legend: "deadlocks" },
        ],
        limits: { bad: 1, side: "above" },
        width: 6,
      },
    ),
  ],
};
