import { rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";

/** What must not outlive the generator. */
export const heldSchema = z.union([
  /** A process that leads a group: all of the group is killed. */
  z.strictObject({ group: z.int().positive() }),
  /** A server that ends its own children: told to stop at once. */
  z.strictObject({ server: z.int().positive() }),
  z.strictObject({ folder: z.string().min(1) }),
]);

export type Held = z.output<typeof heldSchema>;

/** A line that the generator writes to the leash. */
export const leashLineSchema = z.union([
  z.strictObject({ hold: heldSchema }),
  z.strictObject({ free: heldSchema }),
]);

const GONE_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 50;

/** Ends processes first, then removes folders, which nobody writes into any more. */
export async function endAll(held: readonly Held[]): Promise<void> {
  for (const each of held) {
    if ("group" in each) signal(-each.group, "SIGKILL");
    // Postgres' immediate shutdown: its data goes with the folder anyway.
    if ("server" in each) signal(each.server, "SIGQUIT");
  }
  const servers = held.flatMap((each) => ("server" in each ? [each.server] : []));
  await Promise.all(servers.map(endServer));
  for (const each of held)
    if ("folder" in each) await rm(each.folder, { recursive: true, force: true, maxRetries: 5 });
}

async function endServer(pid: number): Promise<void> {
  const deadline = performance.now() + GONE_WITHIN_MS;
  while (signal(pid, 0) && performance.now() < deadline) await delay(LOOK_EVERY_MS);
  signal(pid, "SIGKILL");
}

/** Whether there was somebody to hear it. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}
