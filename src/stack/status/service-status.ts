import type { ContainerEngine, FoundContainer } from "../engine/engine.ts";
import { howEnded } from "../reconcile/how-ended.ts";
import { isOfStack, SERVICE_LABEL } from "../reconcile/names.ts";
import { type Asked, ask, askWhetherReady } from "../reconcile/probe.ts";
import type { Service } from "../services/service.ts";
import { urlOf } from "../up/running-stack.ts";

/** One service, as `status` tells of it. */
export interface ServiceStatus {
  readonly name: string;
  readonly title: string;
  /** The engine's word for its container; `absent` where there is none. */
  readonly state: FoundContainer["state"] | "absent";
  readonly health: "healthy" | "unhealthy" | "unknown";
  /** Why it is not healthy: what its probe said, or how it ended. */
  readonly why?: string;
  readonly url?: string;
  readonly image?: string;
  /** What it says of itself. */
  readonly version?: string;
  readonly uptimeSeconds?: number;
  readonly memoryBytes?: number;
}

/** Looks at every service, and asks each that runs. */
export async function readServices(
  engine: ContainerEngine,
  stack: string,
  services: readonly Service[],
  signal: AbortSignal,
): Promise<readonly ServiceStatus[]> {
  const ours = (await engine.containers()).filter(({ labels }) => isOfStack(labels, stack));
  return Promise.all(
    services.map((service) =>
      statusOf(
        engine,
        service,
        ours.find(({ labels }) => labels[SERVICE_LABEL] === service.name),
        signal,
      ),
    ),
  );
}

async function statusOf(
  engine: ContainerEngine,
  service: Service,
  found: FoundContainer | undefined,
  signal: AbortSignal,
): Promise<ServiceStatus> {
  const { name, title } = service;
  if (!found) return { name, title, state: "absent", health: "unknown" };
  const { state, image } = found;
  if (state !== "running")
    return { name, title, state, image, health: "unhealthy", why: whyNotRunning(found) };
  const port = found.ports.get(service.port.inside) ?? service.port.wished;
  const asked = { id: found.id, port };
  const [answer, version, memory] = await Promise.all([
    askWhetherReady(engine, service.probe, asked, signal),
    versionOf(engine, service, asked, signal),
    engine.memory(found.id).catch(() => undefined),
  ]);
  return {
    name,
    title,
    state,
    image,
    health: answer.well ? "healthy" : "unhealthy",
    ...(!answer.well && { why: answer.said }),
    url: urlOf(service, port),
    ...(version !== undefined && { version }),
    ...(found.startedAt && { uptimeSeconds: Math.round((Date.now() - found.startedAt.getTime()) / 1_000) }),
    ...(memory !== undefined && { memoryBytes: memory }),
  };
}

function whyNotRunning(found: FoundContainer): string {
  const { state, error } = found;
  if (state === "exited") return howEnded(found);
  if (state === "created") return `made, and never started${error === undefined ? "" : `: ${error}`}`;
  return `is ${state}`;
}

async function versionOf(
  engine: ContainerEngine,
  { version: { of, pattern } }: Service,
  asked: Asked,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { well, said } = await ask(engine, of, asked, signal);
  return well ? pattern.exec(said)?.[1] : undefined;
}
