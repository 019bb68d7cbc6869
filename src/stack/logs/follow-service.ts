import { setTimeout as delay } from "node:timers/promises";
import type { ContainerEngine, FoundContainer, LogLine, LogStart } from "../engine/engine.ts";

const LOOK_EVERY_MS = 500;

export interface Followed {
  readonly engine: ContainerEngine;
  /** Looks for the service's container, if it has one at this moment. */
  readonly find: () => Promise<FoundContainer | undefined>;
  /** Lines to begin with. */
  readonly tail: number;
  readonly onLine: (line: LogLine) => void;
  readonly signal: AbortSignal;
}

/** Hands over what a service logs until the signal, also after its container was started again or made again. */
export async function followService({ engine, find, tail, onLine, signal }: Followed): Promise<void> {
  let followed: FoundContainer | undefined;
  let start: LogStart = { tail };
  let latest: string | undefined;
  while (!signal.aborted) {
    const found = await find();
    if (found && isAnother(found, followed)) {
      if (followed) start = { tail: "all", after: found.id === followed.id ? latest : undefined };
      followed = found;
      latest = found.startedAt?.toISOString();
      const hear = (line: LogLine) => {
        latest = line.at;
        onLine(line);
      };
      await engine.followLines(found.id, start, hear, signal).catch(async (error: unknown) => {
        // Where it was removed meanwhile, another may come.
        if (await engine.container(found.id)) throw error;
      });
    } else await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** One that has ended and was not started again has nothing more to tell. */
function isAnother(found: FoundContainer, followed: FoundContainer | undefined): boolean {
  return found.id !== followed?.id || found.startedAt?.getTime() !== followed.startedAt?.getTime();
}
