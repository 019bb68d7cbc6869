import type { EnginePlace } from "../places/engine-place.ts";
import { DEFAULT_SOCKET } from "../places/find-places.ts";
import { type FoundEngine, readStackStatus } from "../places/stack-status.ts";
import { createDockerEngine } from "./docker-engine.ts";
import type { ContainerEngine } from "./engine.ts";

export interface OpenedEngine {
  readonly found: FoundEngine;
  readonly engine: ContainerEngine;
}

/**
 * The engine that the user chose; where none is chosen, the first that answers, of the places in their order.
 * @throws LedgerError ENGINE_UNAVAILABLE, with what each place answered, where it does not answer
 */
export async function openEngine(places: readonly EnginePlace[]): Promise<OpenedEngine> {
  const { engines } = await readStackStatus(places);
  const [found] = engines;
  if (!found) throw new Error("A status without an engine is an error.");
  return { found, engine: createDockerEngine(found.socket) };
}

/** Which engine is changed, where it is not the one that everybody expects. */
export function engineLine({ name, version, socket, origin }: FoundEngine): string | undefined {
  return socket === DEFAULT_SOCKET ? undefined : `Engine: ${name} ${version}, at ${socket} (${origin})`;
}
