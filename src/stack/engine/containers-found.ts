import type Docker from "dockerode";
import type { ContainerState, FoundContainer } from "./engine.ts";
import { isGone } from "./engine-faults.ts";

/** Every container, looked at closely. One that goes meanwhile is left out. */
export async function readContainers(docker: Docker): Promise<readonly FoundContainer[]> {
  const listed = await docker.listContainers({ all: true });
  const found = await Promise.all(listed.map(({ Id }) => readContainer(docker, Id)));
  return found.filter((container) => container !== undefined);
}

/** One container, if it is still there. */
export async function readContainer(docker: Docker, id: string): Promise<FoundContainer | undefined> {
  try {
    return foundOf(await docker.getContainer(id).inspect());
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function foundOf({
  Id,
  Name,
  Config,
  State,
  HostConfig,
  NetworkSettings,
}: Docker.ContainerInspectInfo): FoundContainer {
  const started = new Date(State.StartedAt);
  const hasRun = started.getTime() > 0;
  return {
    id: Id,
    name: Name.replace(/^\//, ""),
    labels: Config.Labels ?? {},
    image: Config.Image,
    state: State.Status as ContainerState,
    ports: portsOf(HostConfig.PortBindings as unknown),
    startedAt: hasRun ? started : undefined,
    exitCode: hasRun && !State.Running ? State.ExitCode : undefined,
    outOfMemory: State.OOMKilled,
    error: State.Error || undefined,
    networks: Object.values(NetworkSettings.Networks ?? {}).map(({ NetworkID }) => NetworkID),
  };
}

/** What was asked for, which unlike what is bound is there while the container does not run. */
function portsOf(bindings: unknown): ReadonlyMap<number, number> {
  const ports = new Map<number, number>();
  if (typeof bindings !== "object" || bindings === null) return ports;
  for (const [inside, outside] of Object.entries(bindings)) {
    const port = Number(Array.isArray(outside) ? outside[0]?.HostPort : undefined);
    if (port > 0) ports.set(Number.parseInt(inside, 10), port);
  }
  return ports;
}
