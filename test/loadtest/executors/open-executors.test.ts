import { describe, expect, it } from "vitest";
import { replayArrivals } from "../../../src/loadtest/arrivals/replay-arrivals.ts";
import { constantArrivalRate } from "../../../src/loadtest/executors/constant-arrival-rate.ts";
import { executorOf } from "../../../src/loadtest/executors/executor-of.ts";
import { openExecutor } from "../../../src/loadtest/executors/open-executor.ts";
import { recordRun } from "./recorded-iterations.ts";

const TEN_A_SECOND = { rate: 10, timeUnitMs: 1_000, durationMs: 1_000 };
const HANGS = () => Number.POSITIVE_INFINITY;

describe("an open executor", () => {
  it("starts each at its planned time, and never waits for an answer", async () => {
    const run = recordRun(constantArrivalRate({ ...TEN_A_SECOND, gracefulStopMs: 10_000 }), () => 5_000);
    await run.stopwatch.pass(6_000);
    expect(run.iterations.map(({ plannedAt, startedAt }) => [plannedAt, startedAt])).toEqual(
      [0, 100, 200, 300, 400, 500, 600, 700, 800, 900].map((start) => [start, start]),
    );
    expect(await run.ended).toEqual({
      planned: 10,
      started: 10,
      completed: 10,
      interrupted: 0,
      dropped: { late: 0, "in-flight": 0, "not-begun": 0 },
      aborted: false,
    });
    expect(run.overAt()).toBe(5_900);
  });

  it("sends at once what was held up, with the time at which it was planned", async () => {
    const run = recordRun(constantArrivalRate(TEN_A_SECOND), () => 0);
    await run.stopwatch.pass(150);
    run.stopwatch.lose(450);
    await run.stopwatch.pass(500);
    expect(run.iterations.map(({ plannedAt, startedAt }) => startedAt - plannedAt)).toEqual([
      0, 0, 400, 300, 200, 100, 0, 0, 0, 0,
    ]);
    expect(await run.ended).toMatchObject({ planned: 10, completed: 10 });
  });

  it("drops and counts what is more than a second late: that would be another load", async () => {
    const run = recordRun(constantArrivalRate({ ...TEN_A_SECOND, durationMs: 2_000 }), () => 0);
    await run.stopwatch.pass(50);
    run.stopwatch.lose(1_500);
    await run.stopwatch.pass(1_000);
    // At 1,550: those planned for 100 to 500 are over a second late.
    expect(run.dropped).toEqual(new Array(5).fill("late"));
    expect(await run.ended).toMatchObject({ planned: 20, started: 15, completed: 15, dropped: { late: 5 } });
    expect(run.iterations.map(({ index }) => index).slice(0, 3)).toEqual([0, 6, 7]);
  });

  it("drops and counts what is over the bound of unanswered ones while the target hangs", async () => {
    const options = { ...TEN_A_SECOND, maxInFlight: 3, gracefulStopMs: 500 };
    const run = recordRun(constantArrivalRate(options), HANGS);
    await run.stopwatch.pass(2_000);
    expect(run.iterations).toHaveLength(3);
    expect(await run.ended).toMatchObject({
      planned: 10,
      started: 3,
      completed: 0,
      interrupted: 3,
      dropped: { "in-flight": 7 },
    });
  });

  it("makes room again as soon as an answer comes", async () => {
    const run = recordRun(constantArrivalRate({ ...TEN_A_SECOND, maxInFlight: 1 }), () => 150);
    await run.stopwatch.pass(1_100);
    expect(run.iterations.map(({ index }) => index)).toEqual([0, 2, 4, 6, 8]);
    expect(await run.ended).toMatchObject({ completed: 5, dropped: { "in-flight": 5 } });
  });

  it("interrupts what is under way when the graceful stop is over, and not before", async () => {
    const options = { ...TEN_A_SECOND, gracefulStopMs: 700 };
    const run = recordRun(constantArrivalRate(options), ({ index }) => (index === 9 ? 1e6 : 700));
    await run.stopwatch.pass(2_000);
    expect(run.iterations.at(-1)?.interruptedAt).toBe(1_700);
    expect(run.iterations.at(-2)?.endedAt).toBe(1_500);
    expect(await run.ended).toMatchObject({ completed: 9, interrupted: 1 });
  });

  it("does not wait for a target that does not listen to the interruption", async () => {
    const run = recordRun(
      constantArrivalRate({ ...TEN_A_SECOND, gracefulStopMs: 0 }),
      HANGS,
      () => new Promise(() => {}),
    );
    await run.stopwatch.pass(1_100);
    expect(await run.ended).toMatchObject({ started: 10, interrupted: 10 });
  });

  it("begins after its start time", async () => {
    const executor = constantArrivalRate({ ...TEN_A_SECOND, startTimeMs: 2_000 });
    expect(executor.endsAfterMs).toBe(3_000);
    const run = recordRun(executor, () => 0);
    await run.stopwatch.pass(3_100);
    await run.ended;
    expect(run.iterations[0]).toMatchObject({ plannedAt: 2_000, startedAt: 2_000 });
  });

  it("gives the users their turns", async () => {
    const run = recordRun(constantArrivalRate({ ...TEN_A_SECOND, users: 4 }), () => 0);
    await run.stopwatch.pass(1_100);
    expect(run.iterations.map(({ user }) => user)).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 0, 1]);
  });

  it("ends at once when the signal is aborted, and tells what it has", async () => {
    const run = recordRun(constantArrivalRate(TEN_A_SECOND), HANGS);
    await run.stopwatch.pass(250);
    run.abort(new Error("the bot is gone"));
    expect(await run.ended).toMatchObject({ planned: 3, started: 3, interrupted: 3, aborted: true });
    expect(run.iterations.map(({ interruptedAt }) => interruptedAt)).toEqual([250, 250, 250]);
  });

  it("ends with the bug of a target", async () => {
    const run = recordRun(constantArrivalRate(TEN_A_SECOND), HANGS, async () => {
      throw new Error("a bug");
    });
    await expect(run.ended).rejects.toThrow("a bug");
  });
});

describe("ramping-arrival-rate", () => {
  it("starts as its stages say", async () => {
    const stages = [
      { name: "up", target: 10, durationMs: 1_000 },
      { name: "down", target: 0, durationMs: 1_000 },
    ];
    const ramp = {
      executor: "ramping-arrival-rate",
      arrivals: "even",
      startRate: 0,
      timeUnitMs: 1_000,
      stages,
    } as const;
    const executor = executorOf({ startMs: 0, gracefulStopMs: 30_000, executor: ramp }, 1);
    expect([executor.planned, executor.endsAfterMs]).toEqual([10, 2_000]);
    const run = recordRun(executor, () => 0);
    await run.stopwatch.pass(2_100);
    expect(await run.ended).toMatchObject({ planned: 10, completed: 10 });
    expect(Math.round(run.iterations[4]?.plannedAt ?? 0)).toBe(1_000);
  });
});

describe("a replay", () => {
  it("drives an executor with the recorded times", async () => {
    const arrivals = replayArrivals({ times: [5_000, 5_020, 5_900], speed: 2 });
    const run = recordRun(openExecutor({ name: "ramping-arrival-rate", arrivals, durationMs: 450 }), () => 0);
    await run.stopwatch.pass(500);
    expect(run.iterations.map(({ startedAt }) => startedAt)).toEqual([0, 10, 450]);
  });
});
