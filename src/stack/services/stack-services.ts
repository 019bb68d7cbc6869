import { ALERTMANAGER } from "./alertmanager.ts";
import { GRAFANA } from "./grafana.ts";
import { POSTGRES } from "./postgres.ts";
import { POSTGRES_EXPORTER } from "./postgres-exporter.ts";
import { PROMETHEUS } from "./prometheus.ts";
import { REDIS } from "./redis.ts";
import { REDIS_EXPORTER } from "./redis-exporter.ts";
import type { Service } from "./service.ts";

/** What `ledger stack up` starts, each after what it needs. */
export const STACK_SERVICES: readonly Service[] = [
  POSTGRES,
  REDIS,
  ALERTMANAGER,
  PROMETHEUS,
  POSTGRES_EXPORTER,
  REDIS_EXPORTER,
  GRAFANA,
];
