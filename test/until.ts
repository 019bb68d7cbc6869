import { setTimeout as delay } from "node:timers/promises";

/** A guard against what never comes, and no measure: nothing that comes takes anywhere near as long. */
const GIVEN_UP_AFTER_MS = 30_000;

/** Comes back when the condition holds; fails the test when it never does. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + GIVEN_UP_AFTER_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It did not come about that ${what}`);
    await delay(10);
  }
}
