import { graphs, type RowPlan } from "../dashboard-plan.ts";
import { aSecond, sum } from "../promql.ts";

export const redisRow: RowPlan = {
  title: "Redis",
  lines: [
    graphs(
      {
        kind: "graph",
        title: "Commands a second",
        description:
          "Commands that the bot sends to Redis, and what became of them. Where they fail it counts limits in Postgres, and each process keeps its own answers.",
        unit: "perSecond",
        queries: [{ expr: sum(aSecond("redis_operations_total"), "status"), legend: "{{status}}" }],
        colors: { ok: "green", error: "red" },
        whileEmpty: "Redis is not used",
        width: 6,
      },
      {
        kind: "graph",
        title: "Memory",
        description:
          "What Redis holds, and how much it may. At the most it forgets what was used longest ago.",
        unit: "bytes",
        queries: [
          { expr: "sum(redis_memory_used_bytes)", legend: "in use" },
          { expr: "sum(redis_memory_max_bytes)", legend: "allowed" },
        ],
        colors: { "in use": "blue", allowed: "red" },
        width: 6,
      },
      {
        kind: "graph",
        title: "Found when asked for",
        description:
          "The share of the keys that were there when they were asked for, in the five minutes before each moment.",
        unit: "share",
        queries: [
          {
            expr: "sum(rate(redis_keyspace_hits_total[5m])) / (sum(rate(redis_keyspace_hits_total[5m])) + sum(rate(redis_keyspace_misses_total[5m])) > 0)",
            legend: "found",
          },
        ],
        max: 1,
        whileEmpty: "nothing was asked for",
        width: 6,
      },
      {
        kind: "graph",
        title: "Forgotten and expired a second",
        description:
          "Keys that Redis let go of because its memory was full (forgotten), and because their time was over (expired).",
        unit: "perSecond",
        queries: [
          { expr: "sum(rate(redis_evicted_keys_total[5m]))", legend: "forgotten" },
          { expr: "sum(rate(redis_expired_keys_total[5m]))", legend: "expired" },
        ],
        colors: { forgotten: "orange", expired: "blue" },
        width: 6,
      },
    ),
  ],
};
