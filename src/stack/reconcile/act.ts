import type { ContainerEngine, FoundContainer } from "../engine/engine.ts";
import { isPortTaken } from "../engine/engine-faults.ts";
import { choosePort } from "../ports/choose-port.ts";
import { isFree } from "../ports/is-free.ts";
import { PUBLISHED_PORT } from "../services/service.ts";
import type { Step } from "./plan.ts";
import type { Asked } from "./probe.ts";

export interface Acting {
  readonly engine: ContainerEngine;
  /** Of this engine, whoever made them. */
  readonly all: readonly FoundContainer[];
  /** Ports that services of this stack have or will have. */
  readonly promised: Set<number>;
  readonly say: (line: string) => void;
}

/** Does one step, and tells where its service is to be asked. */
export async function act(step: Step, acting: Acting): Promise<Asked> {
  const { engine, say } = acting;
  const { title, port } = step.wanted.service;
  const had = step.kind === "create" ? undefined : step.found.ports.get(port.inside);
  switch (step.kind) {
    case "keep":
      return { id: step.found.id, port: had ?? port.wished };
    case "start":
      if (await startedAgain(step.found, had, engine)) {
        say(`${title}: started again, because ${step.why}`);
        return { id: step.found.id, port: had ?? port.wished };
      }
      await engine.removeContainer(step.found.id);
      return runNew(step, had, acting);
    case "replace":
      say(`${title}: made again, because ${step.why}`);
      await engine.stop(step.found.id);
      await engine.removeContainer(step.found.id);
      return runNew(step, had, acting);
    case "create":
      return runNew(step, undefined, acting);
  }
}

/** A container holds on to its port: where somebody took that meanwhile, it has to be made again. */
async function startedAgain(
  found: FoundContainer,
  port: number | undefined,
  engine: ContainerEngine,
): Promise<boolean> {
  if (port !== undefined && !(await isFree(port))) return false;
  try {
    await engine.start(found.id);
    return true;
  } catch (error) {
    if (isPortTaken(error)) return false;
    throw error;
  }
}

/** Somebody may take the port between our look and the engine's: then the next one is taken. */
const MOST_TRIES = 5;

async function runNew({ wanted }: Step, had: number | undefined, acting: Acting): Promise<Asked> {
  const { engine, promised, all, say } = acting;
  const { service, container } = wanted;
  // Its own is free by now.
  if (had !== undefined) promised.delete(had);
  let preferred = had ?? service.port.wished;
  for (let tries = 1; ; tries += 1) {
    const { port, owner } = await choosePort(preferred, promised, all);
    try {
      const command = container.command?.map((word) => word.replace(PUBLISHED_PORT, `${port}`));
      await engine.run({ ...container, command, port: { inside: service.port.inside, outside: port } });
    } catch (error) {
      if (!isPortTaken(error) || tries === MOST_TRIES) throw error;
      preferred = port + 1;
      continue;
    }
    if (owner !== undefined) say(`${service.title}: on port ${port}, because ${owner} has ${preferred}`);
    const made = (await engine.containers()).find(({ name }) => name === container.name);
    if (!made) throw new Error(`${container.name} is gone as soon as it was made.`);
    return { id: made.id, port };
  }
}
