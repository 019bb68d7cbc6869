import { Gauge, type Registry } from "prom-client";
import { FAST_BUCKETS, instrumentsOf, SECONDS } from "./instruments.ts";
import type { OnEvent } from "./on-event.ts";

const HTTP_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60, 120];

/** What the routes answer that every process has. */
const OWN_REPLIES = [
  ["/health", "200"],
  ["/ready", "200"],
  ["/ready", "503"],
  ["/metrics", "200"],
  ["/metrics", "500"],
] as const;

/** Read a value, run a script, run one that Redis does not know yet, and what its client asks it first. */
const REDIS_OPERATIONS = ["get", "evalsha", "eval", "info"];

export interface ServiceSources {
  /** The share of the database pool's connections in use, from 0 to 1. */
  poolUsage?(): number;
  /** Whether this process has a Redis. */
  readonly redis?: boolean;
}

/** Counts HTTP requests, database queries and commands to Redis. */
export function serviceCounters(registry: Registry, { poolUsage, redis = false }: ServiceSources): OnEvent {
  const { counter, histogram } = instrumentsOf(registry);
  const httpRequests = counter("http_requests_total", "HTTP requests answered", [
    "method",
    "endpoint",
    "status",
  ]);
  const httpTime = histogram(
    "http_request_duration_seconds",
    "Time to answer an HTTP request",
    HTTP_BUCKETS,
    ["method", "endpoint"],
  );
  const queryTime = histogram("db_query_duration_seconds", "Time of a database query", FAST_BUCKETS, [
    "operation",
  ]);
  const redisOperations = counter("redis_operations_total", "Commands sent to Redis", [
    "operation",
    "status",
  ]);
  // A rate sees a series' first event only where it stood at 0 before.
  for (const [endpoint, status] of OWN_REPLIES) httpRequests.inc({ method: "GET", endpoint, status }, 0);
  for (const operation of redis ? REDIS_OPERATIONS : [])
    for (const status of ["ok", "error"]) redisOperations.inc({ operation, status }, 0);
  new Gauge({
    name: "db_connection_pool_usage",
    help: "Share of the database pool's connections in use",
    registers: [registry],
    collect() {
      this.set(poolUsage?.() ?? 0);
    },
  });

  return {
    http_request_finished: ({ method, endpoint, status, durationMs }) => {
      httpRequests.inc({ method, endpoint, status: String(status) });
      httpTime.observe({ method, endpoint }, durationMs / SECONDS);
    },
    db_query_finished: ({ operation, durationMs }) => queryTime.observe({ operation }, durationMs / SECONDS),
    redis_operation_finished: ({ operation, status }) => redisOperations.inc({ operation, status }),
  };
}
