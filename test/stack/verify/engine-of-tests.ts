import type {
  ContainerEngine,
  FoundContainer,
  FoundThing,
  NewContainer,
} from "../../../src/stack/engine/engine.ts";

export interface EngineOfTests {
  readonly engine: ContainerEngine;
  readonly containers: FoundContainer[];
  readonly volumes: FoundThing[];
  /** All that were made, also those that are gone. */
  readonly made: NewContainer[];
}

/** As much of an engine as a trial asks of one. */
export function engineOfTests(
  start: (container: NewContainer) => Promise<unknown>,
  exec: ContainerEngine["exec"] = async () => ({ code: 0, output: "" }),
): EngineOfTests {
  const [containers, volumes, made]: [FoundContainer[], FoundThing[], NewContainer[]] = [[], [], []];
  const without = (things: { readonly name: string }[], isIt: (thing: FoundContainer) => boolean) =>
    void things.splice(0, things.length, ...things.filter((thing) => !isIt(thing as FoundContainer)));
  const engine = {
    containers: async () => containers,
    container: async (sought: string) => containers.find(({ id }) => id === sought),
    volumes: async () => volumes,
    createVolume: async (name: string, labels: FoundThing["labels"]) => void volumes.push({ name, labels }),
    removeVolume: async (name: string) => without(volumes, (thing) => thing.name === name),
    removeContainer: async (id: string) => without(containers, (thing) => thing.id === id),
    async run(container: NewContainer) {
      made.push(container);
      await start(container);
      containers.push(found(container));
    },
    exec,
  };
  return { engine: engine as unknown as ContainerEngine, containers, volumes, made };
}

type Named = Pick<NewContainer, "name" | "image" | "labels" | "port">;

export function found({ name, image, labels, port }: Named): FoundContainer {
  return {
    ...{ id: name, name, image, labels, state: "running", ports: new Map([[port.inside, port.outside]]) },
    ...{ startedAt: new Date(), exitCode: undefined, outOfMemory: false, error: undefined, networks: [] },
  };
}
