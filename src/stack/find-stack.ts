import { LedgerError } from "../core/errors.ts";
import { findMetricsHost } from "./metrics-host.ts";
import { openStack } from "./open-stack.ts";
import type { Surroundings } from "./places/find-places.ts";
import { isOfStack, SERVICE_LABEL } from "./reconcile/names.ts";
import { POSTGRES } from "./services/postgres.ts";
import { REDIS } from "./services/redis.ts";
import { urlOf } from "./up/running-stack.ts";

/** Where the services are that a bot keeps things in, and where it is to be asked by them. */
export interface StackUrls {
  readonly databaseUrl: string;
  /** Where the stack has a Redis. */
  readonly redisUrl: string | undefined;
  /** Where containers reach a bot on this machine, if not at 127.0.0.1. */
  readonly metricsHost: string | undefined;
}

/**
 * Where the stack's Postgres and Redis are, by looking at what runs.
 * @throws LedgerError SETTINGS_INVALID, ENGINE_UNAVAILABLE, or STACK_SERVICE_FAILED where its Postgres does not run
 */
export async function findStackUrls(surroundings: Surroundings): Promise<StackUrls> {
  const { engine, settings } = await openStack(surroundings);
  const running = (await engine.containers()).filter(
    ({ labels, state }) => isOfStack(labels, settings.name) && state === "running",
  );
  const [databaseUrl, redisUrl] = [POSTGRES, REDIS].map((service) => {
    const found = running.find(({ labels }) => labels[SERVICE_LABEL] === service.name);
    return found && urlOf(service, found.ports.get(service.port.inside) ?? service.port.wished);
  });
  if (databaseUrl !== undefined) return { databaseUrl, redisUrl, metricsHost: await findMetricsHost(engine) };
  throw new LedgerError(
    "STACK_SERVICE_FAILED",
    `The Postgres of the stack ${settings.name} does not run.`,
    "Start it with `ledger stack up`; `ledger stack status` tells what is there.",
  );
}
