import { setTimeout as delay } from "node:timers/promises";

/** A guard against what never comes, and no measure. Less than a test may take, so that it says what it waited for. */
const GIVEN_UP_AFTER_MS = 25_000;

/** Comes back when the condition holds; fails the test when it never does. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + GIVEN_UP_AFTER_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It did not come about that ${what}`);
    await delay(10);
  }
}
