import autocannon from "autocannon";
import { ceilingFigures } from "../targets/ceiling/ceiling-figures.ts";
import type { CeilingRoute } from "../targets/ceiling/ceiling-route.ts";

/** A closed loop at one route. Told of it by the generator's first message; told to stop by the second; ends with it. */
process.once("message", async (route: CeilingRoute) => {
  const { name, url, method, headers, body, connections, durationMs, timeoutMs } = route;
  // Never a rate: with one, autocannon corrects latencies by an interval in the wrong unit.
  const run = autocannon({
    ...{ url, method, headers, connections },
    ...{ duration: durationMs / 1_000, timeout: Math.max(1, Math.ceil(timeoutMs / 1_000)) },
    ...(body !== undefined && { body }),
  });
  process.once("message", () => run.stop());
  const result = await run;
  process.send?.(ceilingFigures(name, connections, result), () => process.exit());
});
process.once("disconnect", () => process.exit());
