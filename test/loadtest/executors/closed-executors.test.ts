import { describe, expect, it } from "vitest";
import { constantUsers } from "../../../src/loadtest/executors/constant-vus.ts";
import { rampingUsers } from "../../../src/loadtest/executors/ramping-vus.ts";
import { sharedIterations } from "../../../src/loadtest/executors/shared-iterations.ts";
import { userSteps } from "../../../src/loadtest/executors/user-steps.ts";
import { type RecordedIteration, recordRun } from "./recorded-iterations.ts";

const HANGS = () => Number.POSITIVE_INFINITY;

function ofUser(iterations: readonly RecordedIteration[], user: number) {
  return iterations.filter((iteration) => iteration.user === user);
}

describe("constant-vus", () => {
  it("has each user wait for the answer before the next question", async () => {
    const run = recordRun(constantUsers({ vus: 2, durationMs: 1_000 }), ({ user }) =>
      user === 0 ? 200 : 400,
    );
    await run.stopwatch.pass(1_500);
    expect(ofUser(run.iterations, 0).map(({ plannedAt }) => plannedAt)).toEqual([0, 200, 400, 600, 800]);
    expect(ofUser(run.iterations, 1).map(({ plannedAt }) => plannedAt)).toEqual([0, 400, 800]);
    expect(await run.ended).toMatchObject({ planned: 8, started: 8, completed: 8, interrupted: 0 });
    expect(run.overAt()).toBe(1_200);
  });

  it("has users think between an answer and the next question", async () => {
    const run = recordRun(constantUsers({ vus: 1, durationMs: 1_000, think: () => 300 }), () => 100);
    await run.stopwatch.pass(1_100);
    expect(run.iterations.map(({ plannedAt }) => plannedAt)).toEqual([0, 400, 800]);
    await run.ended;
    // Who thinks at the end is not waited for.
    expect(run.overAt()).toBe(1_000);
  });

  it("interrupts what is under way when the graceful stop is over", async () => {
    const run = recordRun(constantUsers({ vus: 2, durationMs: 500, gracefulStopMs: 250 }), HANGS);
    await run.stopwatch.pass(1_000);
    expect(run.iterations.map(({ interruptedAt }) => interruptedAt)).toEqual([750, 750]);
    expect(await run.ended).toMatchObject({ started: 2, completed: 0, interrupted: 2 });
  });

  it("leaves the process time for other things where a target fails at once", async () => {
    let asked = 0;
    const run = recordRun(constantUsers({ vus: 3, durationMs: 50 }), HANGS, async () => {
      asked += 1;
    });
    await run.stopwatch.pass(60);
    expect(await run.ended).toMatchObject({ started: asked, completed: asked });
  });

  it("ends at once when the signal is aborted, also who thinks", async () => {
    const run = recordRun(constantUsers({ vus: 2, durationMs: 5_000, think: () => 3_000 }), ({ user }) =>
      user === 0 ? 10 : 1e6,
    );
    await run.stopwatch.pass(100);
    run.abort(new Error("enough"));
    expect(await run.ended).toMatchObject({ started: 2, completed: 1, interrupted: 1, aborted: true });
  });

  it("ends with the bug of a target", async () => {
    const run = recordRun(constantUsers({ vus: 2, durationMs: 5_000 }), HANGS, async () => {
      throw new Error("a bug");
    });
    await expect(run.ended).rejects.toThrow("a bug");
  });
});

describe("ramping-vus", () => {
  it("changes the number where the line is at a whole number, as k6 does", () => {
    const up = { target: 4, durationMs: 400 };
    const down = { target: 1, durationMs: 300 };
    expect(userSteps(0, [up, down, { target: 3, durationMs: 0 }])).toEqual([
      { atMs: 0, users: 0 },
      { atMs: 100, users: 1 },
      { atMs: 200, users: 2 },
      { atMs: 300, users: 3 },
      { atMs: 400, users: 4 },
      { atMs: 500, users: 3 },
      { atMs: 600, users: 2 },
      { atMs: 700, users: 1 },
      { atMs: 700, users: 3 },
    ]);
  });

  it("starts users one by one, and has the last who came go first", async () => {
    const stages = [
      { target: 3, durationMs: 300 },
      { target: 0, durationMs: 300 },
    ];
    const run = recordRun(rampingUsers({ startVus: 0, stages }), () => 10);
    await run.stopwatch.pass(700);
    const spans = [0, 1, 2].map((user) => {
      const own = ofUser(run.iterations, user);
      return [own[0]?.plannedAt, own.at(-1)?.endedAt];
    });
    expect(spans).toEqual([
      [100, 600],
      [200, 500],
      [300, 400],
    ]);
    expect(await run.ended).toMatchObject({ interrupted: 0 });
  });

  it("lets a user who is too many finish, and interrupts after the graceful ramp-down", async () => {
    const stages = [
      { target: 2, durationMs: 100 },
      { target: 0, durationMs: 0 },
      { target: 0, durationMs: 1_000 },
    ];
    const run = recordRun(rampingUsers({ startVus: 2, stages, gracefulRampDownMs: 300 }), ({ user }) =>
      user === 0 ? 350 : 1e6,
    );
    await run.stopwatch.pass(1_200);
    expect(run.iterations.map(({ endedAt, interruptedAt }) => [endedAt, interruptedAt])).toEqual([
      [350, undefined],
      [undefined, 400],
    ]);
    expect(await run.ended).toMatchObject({ started: 2, completed: 1, interrupted: 1 });
  });

  it("takes back a user who still finishes, when the number goes up again", async () => {
    const stages = [
      { target: 1, durationMs: 100 },
      { target: 0, durationMs: 0 },
      { target: 0, durationMs: 50 },
      { target: 1, durationMs: 0 },
      { target: 1, durationMs: 500 },
    ];
    const run = recordRun(rampingUsers({ stages, gracefulRampDownMs: 100 }), () => 300);
    await run.stopwatch.pass(1_200);
    // Not interrupted at 200, though it was to go at 100.
    expect(run.iterations.map(({ plannedAt, endedAt }) => [plannedAt, endedAt])).toEqual([
      [0, 300],
      [300, 600],
      [600, 900],
    ]);
    await run.ended;
  });

  it("has a user who was interrupted begin afresh, when the number goes up again", async () => {
    const stages = [
      { target: 1, durationMs: 100 },
      { target: 0, durationMs: 0 },
      { target: 0, durationMs: 200 },
      { target: 1, durationMs: 0 },
      { target: 1, durationMs: 100 },
    ];
    const run = recordRun(rampingUsers({ stages, gracefulRampDownMs: 50 }), ({ index }) =>
      index === 0 ? 1e6 : 60,
    );
    await run.stopwatch.pass(500);
    expect(
      run.iterations.map(({ plannedAt, endedAt, interruptedAt }) => [plannedAt, endedAt, interruptedAt]),
    ).toEqual([
      [0, undefined, 150],
      [300, 360, undefined],
      [360, 420, undefined],
    ]);
    await run.ended;
  });

  it("never interrupts later than the graceful stop of the whole", async () => {
    const stages = [
      { target: 1, durationMs: 100 },
      { target: 0, durationMs: 0 },
    ];
    const run = recordRun(rampingUsers({ stages, gracefulStopMs: 50, gracefulRampDownMs: 10_000 }), HANGS);
    await run.stopwatch.pass(300);
    expect(run.iterations[0]?.interruptedAt).toBe(150);
    await run.ended;
  });

  it("begins with one user, after its start time", async () => {
    const run = recordRun(
      rampingUsers({ stages: [{ target: 1, durationMs: 100 }], startTimeMs: 500 }),
      () => 60,
    );
    await run.stopwatch.pass(700);
    expect(run.iterations.map(({ user, plannedAt }) => [user, plannedAt])).toEqual([
      [0, 500],
      [0, 560],
    ]);
    await run.ended;
  });
});

describe("shared-iterations", () => {
  it("has users share them: a quick one asks more", async () => {
    const run = recordRun(sharedIterations({ vus: 2, iterations: 6 }), ({ user }) =>
      user === 0 ? 100 : 400,
    );
    await run.stopwatch.pass(1_000);
    expect([ofUser(run.iterations, 0).length, ofUser(run.iterations, 1).length]).toEqual([4, 2]);
    expect(run.iterations.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await run.ended).toMatchObject({ planned: 6, completed: 6, dropped: { "not-begun": 0 } });
    // It is over with the last one, and not when the ten minutes are.
    expect(run.overAt()).toBe(800);
  });

  it("starts nothing after the longest time, and counts what it never began", async () => {
    const options = { vus: 1, iterations: 10, maxDurationMs: 250, gracefulStopMs: 30 };
    const run = recordRun(sharedIterations(options), () => 100);
    await run.stopwatch.pass(400);
    expect(run.iterations.map(({ plannedAt, interruptedAt }) => [plannedAt, interruptedAt])).toEqual([
      [0, undefined],
      [100, undefined],
      [200, 280],
    ]);
    expect(await run.ended).toMatchObject({ planned: 10, started: 3, completed: 2, interrupted: 1 });
    expect(run.dropped).toHaveLength(7);
  });

  it("counts nothing as never begun where it is cut short", async () => {
    const run = recordRun(sharedIterations({ vus: 1, iterations: 10 }), () => 100);
    await run.stopwatch.pass(250);
    run.abort(new Error("enough"));
    expect(await run.ended).toMatchObject({ planned: 3, started: 3, completed: 2, aborted: true });
    expect(run.dropped).toEqual([]);
  });

  it("has no more users at work than there are iterations", async () => {
    const run = recordRun(sharedIterations({ vus: 5, iterations: 2 }), () => 10);
    await run.stopwatch.pass(50);
    expect(await run.ended).toMatchObject({ started: 2, completed: 2 });
    expect(run.overAt()).toBe(10);
  });
});
