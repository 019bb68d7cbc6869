import { setTimeout as delay } from "node:timers/promises";
import type { GatherPorts } from "./gather-vectors.ts";

const LOOK_AGAIN_MS = 500;

/** Does the work unless it is done, or another process is at it: then it looks again after a while. */
export async function untilDone(
  isDone: () => Promise<boolean>,
  { model, store, signal }: GatherPorts,
  work: () => Promise<void>,
): Promise<void> {
  while (!(await isDone())) {
    const done = await store.alone(model.name, work);
    if (!done) await delay(LOOK_AGAIN_MS, undefined, { signal, ref: false });
  }
}
