import { afterEach, describe, expect, it } from "vitest";
import { constantArrivalRate } from "../../../src/loadtest/executors/constant-arrival-rate.ts";
import type { Executor } from "../../../src/loadtest/executors/executor.ts";
import { createHistogram } from "../../../src/loadtest/measure/histogram.ts";
import { systemStopwatch } from "../../../src/loadtest/run/stopwatch.ts";
import { createHttpAsker } from "./http-asker.ts";
import { type StandInServer, startStandInServer } from "./start-stand-in-server.ts";

// The clock is real here, as the claim is about it: a machine that is too busy for once may try again.
const REAL_TIME = { timeout: 60_000, retry: 2 };

let server: StandInServer;
afterEach(() => server.stop());

describe("the numbers of the open model", REAL_TIME, () => {
  it("have the p(99) that a stall of 2 s at 50/s must have, within 5 %", async () => {
    const [rate, durationMs] = [50, 10_000];
    server = await startStandInServer();
    const running = measure(constantArrivalRate({ rate, timeUnitMs: 1_000, durationMs }), server.url);
    await systemStopwatch.until(systemStopwatch.now() + 3_000, new AbortController().signal);
    const stalledMs = await server.stall(2_000);
    const { durations } = await running;
    // Those planned x ms before the end of the stall waited x ms, and all others hardly: so many waited longer.
    const samples = (rate * durationMs) / 1_000;
    const analytic = (share: number) => stalledMs - ((1 - share) * samples * 1_000) / rate;
    const [p90 = 0, p99 = 0] = durations.percentiles([90, 99]).map(Number);
    expect(durations.count).toBe(samples);
    expect(await server.requests()).toBe(samples);
    expect(Math.abs(p99 / analytic(0.99) - 1)).toBeLessThan(0.05);
    // A closed loop would have seen one slow answer, and a p(90) of next to nothing.
    expect(Math.abs(p90 / analytic(0.9) - 1)).toBeLessThan(0.1);
  });

  it("have the p(50) of a server that takes 500 ms, within 2 %, and one sample a request", async () => {
    server = await startStandInServer(500);
    const executor = constantArrivalRate({ rate: 10, timeUnitMs: 1_000, durationMs: 5_000 });
    const { durations } = await measure(executor, server.url);
    expect(durations.count).toBe(50);
    expect(await server.requests()).toBe(50);
    const [median] = durations.percentiles([50]);
    expect(Math.abs(Number(median) / 500 - 1)).toBeLessThan(0.02);
  });
});

/** Response times: from the planned start to the end of the answer. */
async function measure(executor: Executor, url: string) {
  const asker = createHttpAsker(url);
  const durations = createHistogram();
  try {
    const outcome = await executor.run({
      stopwatch: systemStopwatch,
      signal: new AbortController().signal,
      async iterate({ plannedAt }, interrupted) {
        await asker.ask(interrupted);
        durations.record(systemStopwatch.now() - plannedAt);
      },
    });
    return { durations, outcome };
  } finally {
    asker.stop();
  }
}
