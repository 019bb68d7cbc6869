import { createHash } from "node:crypto";
import type { ContainerEngine, FoundThing } from "../engine/engine.ts";
import { CONFIG_LABEL, isOfStack, SERVICE_LABEL, STACK_LABEL } from "../reconcile/names.ts";
import { GRAFANA } from "../services/grafana.ts";
import { POSTGRES_EXPORTER } from "../services/postgres-exporter.ts";
import { PROMETHEUS } from "../services/prometheus.ts";
import { REDIS } from "../services/redis.ts";
import { REDIS_EXPORTER } from "../services/redis-exporter.ts";
import type { RunningStack } from "../up/running-stack.ts";

/** An empty volume: it is there where this configuration was seen to work, and goes with the stack's others. */
const VERIFIED_LABEL = "dev.ledger.verified";
/** What decides about what the dashboards show. */
const SHOWN = [PROMETHEUS, GRAFANA, POSTGRES_EXPORTER, REDIS_EXPORTER, REDIS].map(({ name }) => name);

/** Whether a volume keeps nothing but that a stack was verified. */
export function isMarker({ labels }: Pick<FoundThing, "labels">): boolean {
  return labels[VERIFIED_LABEL] !== undefined;
}

export async function isVerified(stack: RunningStack): Promise<boolean> {
  const name = await markerName(stack);
  return (await markersOf(stack)).includes(name);
}

/** Whatever the configuration was. */
export async function forgetVerified(stack: RunningStack): Promise<void> {
  for (const name of await markersOf(stack)) await stack.engine.removeVolume(name);
}

export async function markVerified(stack: RunningStack): Promise<void> {
  const labels = { [STACK_LABEL]: stack.name, [VERIFIED_LABEL]: "yes" };
  await stack.engine.createVolume(await markerName(stack), labels);
}

async function markersOf({ engine, name: stack }: RunningStack): Promise<readonly string[]> {
  const ours = (await engine.volumes()).filter((found) => isOfStack(found.labels, stack) && isMarker(found));
  return ours.map(({ name }) => name);
}

async function markerName({ engine, name, services }: RunningStack): Promise<string> {
  const configs = await configsIn(engine, name);
  const shown = SHOWN.filter((service) => services.has(service)).map((service) => [
    service,
    configs.get(service),
  ]);
  const hash = createHash("sha256").update(JSON.stringify(shown)).digest("hex").slice(0, 16);
  return `${name}-verified-${hash}`;
}

/** By service: the hash of what its container was made from. */
async function configsIn(engine: ContainerEngine, stack: string): Promise<ReadonlyMap<string, string>> {
  const ours = (await engine.containers()).filter(({ labels }) => isOfStack(labels, stack));
  return new Map(ours.map(({ labels }) => [labels[SERVICE_LABEL] ?? "", labels[CONFIG_LABEL] ?? ""]));
}
