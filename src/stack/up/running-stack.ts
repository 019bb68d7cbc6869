import type { ContainerEngine } from "../engine/engine.ts";
import type { Asked } from "../reconcile/probe.ts";
import { POSTGRES, POSTGRES_LOGIN } from "../services/postgres.ts";
import { PROMETHEUS } from "../services/prometheus.ts";
import { REDIS } from "../services/redis.ts";
import type { Service } from "../services/service.ts";

/** A stack whose services were all ready. */
export interface RunningStack {
  readonly engine: ContainerEngine;
  readonly name: string;
  /** By name. */
  readonly services: ReadonlyMap<string, RunningService>;
  /** Where the bot on this machine serves its metrics, if it runs. */
  readonly botPort: number;
  /** Where containers reach that bot, if not at 127.0.0.1. */
  readonly metricsHost: string | undefined;
  /** How often Prometheus looks. */
  readonly scrapeSeconds: number;
  /** compose/, whose files the services read. */
  readonly folder: string;
  /** Whether a container was made, started or replaced. */
  readonly changed: boolean;
}

export interface RunningService extends Asked {
  readonly service: Service;
}

/** Such as `http://127.0.0.1:9090`. */
export function urlOf({ port: { scheme }, name }: Service, port: number): string {
  const path: Readonly<Record<string, string>> = {
    [POSTGRES.name]: `/${POSTGRES_LOGIN.database}`,
    [REDIS.name]: "/0",
  };
  return `${scheme}127.0.0.1:${port}${path[name] ?? ""}`;
}

/** The settings with which `ledger dev --stack` and `ledger start` use the stack. */
export function stackEnvironment(
  services: ReadonlyMap<string, { readonly port: number }>,
  metricsHost?: string | undefined,
): Readonly<Record<string, string>> {
  const [postgres, redis] = [services.get(POSTGRES.name), services.get(REDIS.name)];
  return {
    ...(postgres && { DATABASE_URL: urlOf(POSTGRES, postgres.port) }),
    ...(redis && { REDIS_URL: urlOf(REDIS, redis.port) }),
    ...(services.has(PROMETHEUS.name) && metricsHost && { METRICS_HOST: metricsHost }),
  };
}
