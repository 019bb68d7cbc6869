import type { ContainerEngine, FoundThing } from "../engine/engine.ts";
import { isOfStack } from "../reconcile/names.ts";
import { isMarker } from "../verify/verified-marker.ts";

export interface Removed {
  readonly containers: readonly string[];
  readonly networks: readonly string[];
  /** Empty where they are kept. */
  readonly volumes: readonly string[];
}

/** Stops and removes what carries the stack's label, and nothing else; the volumes only where that is asked for. */
export async function down(
  engine: ContainerEngine,
  stack: string,
  { volumes }: { readonly volumes: boolean },
): Promise<Removed> {
  const containers = (await engine.containers()).filter(({ labels }) => isOfStack(labels, stack));
  await Promise.all(
    containers.map(async ({ id, state }) => {
      if (state === "running") await engine.stop(id);
      await engine.removeContainer(id);
    }),
  );
  const ofStack = ({ labels }: { readonly labels: Readonly<Record<string, string>> }) =>
    isOfStack(labels, stack);
  const networks = (await engine.networks()).filter(ofStack);
  for (const { id } of networks) await engine.removeNetwork(id);
  const kept = volumes ? await volumesOf(engine, stack) : [];
  for (const { name } of kept) await engine.removeVolume(name);
  return {
    containers: containers.map(({ name }) => name),
    networks: networks.map(({ name }) => name),
    volumes: kept.map(({ name }) => name),
  };
}

/** What the services keep, which `down --volumes` would delete. */
export async function namesOfKept(engine: ContainerEngine, stack: string): Promise<readonly string[]> {
  return (await volumesOf(engine, stack)).filter((volume) => !isMarker(volume)).map(({ name }) => name);
}

async function volumesOf(engine: ContainerEngine, stack: string): Promise<readonly FoundThing[]> {
  return (await engine.volumes()).filter(({ labels }) => isOfStack(labels, stack));
}
