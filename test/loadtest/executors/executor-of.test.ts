import { describe, expect, it } from "vitest";
import { executorOf } from "../../../src/loadtest/executors/executor-of.ts";
import type { Executor as Described } from "../../../src/loadtest/scenario/executor.ts";
import { recordRun } from "./recorded-iterations.ts";

const ARRIVING = { timeUnitMs: 1_000, arrivals: "even" } as const;
const NO_PAUSE = { minMs: 0, maxMs: 0 };

function workload(executor: Described, seed = 1) {
  return executorOf({ startMs: 100, gracefulStopMs: 200, executor }, seed);
}

async function plannedOf(executor: Described, seed = 1, takesMs = 0) {
  const executorToRun = workload(executor, seed);
  const run = recordRun(executorToRun, () => takesMs);
  await run.stopwatch.pass(executorToRun.endsAfterMs + 400);
  await run.ended;
  return run.iterations.map(({ plannedAt }) => plannedAt - 100);
}

describe("what a scenario describes", () => {
  it("is a constant rate, with the bound of questions in flight", async () => {
    const described = {
      ...ARRIVING,
      executor: "constant-arrival-rate",
      rate: 10,
      durationMs: 500,
      maxVUs: 2,
    } as const;
    expect(await plannedOf(described)).toEqual([0, 100, 200, 300, 400]);
    expect(await plannedOf(described, 1, 10_000)).toEqual([0, 100]);
  });

  it("is a Poisson process that the seed decides", async () => {
    const described = {
      ...ARRIVING,
      executor: "constant-arrival-rate",
      arrivals: "poisson",
      rate: 100,
      durationMs: 500,
    } as const;
    const one = await plannedOf(described, 1);
    expect(one.length).toBeGreaterThan(20);
    expect(await plannedOf(described, 1)).toEqual(one);
    expect(await plannedOf(described, 2)).not.toEqual(one);
  });

  it("is a ramp", () => {
    const stages = [{ name: "up", target: 20, durationMs: 1_000 }];
    const executor = workload({ ...ARRIVING, executor: "ramping-arrival-rate", startRate: 0, stages });
    expect(executor).toMatchObject({ name: "ramping-arrival-rate", planned: 10, endsAfterMs: 1_100 });
  });

  it("is a spike", () => {
    const executor = workload({
      ...ARRIVING,
      executor: "spike",
      rate: 10,
      peak: 100,
      durationMs: 6_000,
      atMs: 2_000,
      rampMs: 500,
      forMs: 1_000,
    });
    // 20 before, 27.5 up, 100 at the peak, 27.5 down, 20 after.
    expect(executor).toMatchObject({ name: "spike", planned: 195, endsAfterMs: 6_100 });
  });

  it("is a replay at its own times", async () => {
    const questions = [0, 30, 200].map((atMs) => ({ atMs, text: "?", user: 0, channel: 0 }));
    expect(await plannedOf({ executor: "replay", speed: 4, questions })).toEqual([0, 30, 200]);
    expect(workload({ executor: "replay", speed: 4, questions: [] })).toMatchObject({
      planned: 0,
      endsAfterMs: 100,
    });
  });

  it("is people who think", async () => {
    const thinkTime = { minMs: 40, maxMs: 60 };
    const [first = -1, second = -1, ...more] = await plannedOf(
      { executor: "constant-vus", vus: 1, durationMs: 300, thinkTime },
      3,
      50,
    );
    expect(first).toBe(0);
    expect(second).toBeGreaterThanOrEqual(90);
    expect(second).toBeLessThanOrEqual(111);
    expect(more).toHaveLength(1);
  });

  it("is people whose number changes", async () => {
    const stages = [{ name: "more", target: 2, durationMs: 100 }];
    const described = {
      executor: "ramping-vus",
      startVUs: 1,
      stages,
      gracefulRampDownMs: 0,
      thinkTime: NO_PAUSE,
    } as const;
    expect(await plannedOf(described, 1, 60)).toEqual([0, 60]);
  });

  it("is a number of questions that people share", async () => {
    const described = {
      executor: "shared-iterations",
      vus: 2,
      iterations: 3,
      maxDurationMs: 1_000,
      thinkTime: NO_PAUSE,
    } as const;
    expect(await plannedOf(described, 1, 10)).toEqual([0, 0, 10]);
  });
});
