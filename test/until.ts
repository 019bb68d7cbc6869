import { setTimeout as delay } from "node:timers/promises";

/** Comes back when the condition holds; fails the test when it does not within ten seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`It did not come about that ${what}`);
    await delay(10);
  }
}
