import { createInterface } from "node:readline";
import { endAll, type Held, leashLineSchema } from "../targets/leash/held.ts";

/**
 * Ends what the generator has started when that has died without a chance to do so itself: its end of the pipe closes
 * then, however it died.
 */
const held = new Map<string, Held>();

// Ctrl-C and the like are for the generator, which tells by the pipe when all is ended.
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const told = leashLineSchema.parse(JSON.parse(line));
  if ("hold" in told) held.set(JSON.stringify(told.hold), told.hold);
  else held.delete(JSON.stringify(told.free));
}
await endAll([...held.values()]);
