import { POSTGRES_EXPORTER } from "../services/postgres-exporter.ts";
import { REDIS } from "../services/redis.ts";
import { REDIS_EXPORTER } from "../services/redis-exporter.ts";

/** Whose metrics begin so; the first that fits counts. What fits none is the bot's or Prometheus' own. */
const SERVED_BY: readonly (readonly [RegExp, string])[] = [
  [/\bpg_\w/, POSTGRES_EXPORTER.name],
  // The bot counts its own commands, where it has a Redis.
  [/\bredis_operations_total\b/, REDIS.name],
  [/\bredis_\w/, REDIS_EXPORTER.name],
];

/** The service without which the query has no series; undefined where the bot alone is enough. */
export function servedBy(expr: string): string | undefined {
  return SERVED_BY.find(([metric]) => metric.test(expr))?.[1];
}
