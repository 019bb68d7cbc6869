import { EXIT_CODES } from "../../core/errors.ts";
import { createDockerEngine } from "../engine/docker-engine.ts";
import { findPlaces, type Surroundings } from "../places/find-places.ts";
import { readStackStatus, type StackStatus } from "../places/stack-status.ts";
import { STACK_SERVICES } from "../services/stack-services.ts";
import { readStackSettings } from "../services/stack-settings.ts";
import { readServices, type ServiceStatus } from "./service-status.ts";

/** What `ledger stack status --json` prints. */
export interface WholeStatus extends StackStatus {
  readonly stack: string;
  readonly services: readonly ServiceStatus[];
}

/**
 * Looks at the first engine that answers, and at the stack on it; changes nothing.
 * @throws LedgerError SETTINGS_INVALID, ENGINE_UNAVAILABLE
 */
export async function readStatus(surroundings: Surroundings, signal: AbortSignal): Promise<WholeStatus> {
  const { name } = readStackSettings(surroundings.env, STACK_SERVICES);
  const status = await readStackStatus(await findPlaces(surroundings));
  const [first] = status.engines;
  if (!first) throw new Error("A status without an engine is an error.");
  const services = await readServices(createDockerEngine(first.socket), name, STACK_SERVICES, signal);
  return { ...status, stack: name, services };
}

/** A service that is there and not healthy counts as down. */
export function exitCodeOf({ services }: WholeStatus): number {
  return services.some(({ health }) => health === "unhealthy") ? EXIT_CODES.unavailable : EXIT_CODES.fine;
}
