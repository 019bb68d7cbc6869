import fc from "fast-check";
import { expect, it } from "vitest";
import { constantArrivalRate } from "../../../src/loadtest/executors/constant-arrival-rate.ts";
import type { Executor } from "../../../src/loadtest/executors/executor.ts";
import { rampingUsers } from "../../../src/loadtest/executors/ramping-vus.ts";
import { sharedIterations } from "../../../src/loadtest/executors/shared-iterations.ts";
import { recordRun } from "./recorded-iterations.ts";

const COMMON = {
  gracefulStopMs: fc.integer({ min: 0, max: 60 }),
  startTimeMs: fc.integer({ min: 0, max: 20 }),
};
const vus = fc.integer({ min: 1, max: 5 });

const executors: fc.Arbitrary<Executor> = fc.oneof(
  fc
    .record({
      ...COMMON,
      rate: fc.integer({ min: 1, max: 400 }),
      timeUnitMs: fc.constant(1_000),
      durationMs: fc.integer({ min: 1, max: 200 }),
      maxInFlight: vus,
    })
    .map(constantArrivalRate),
  fc
    .record({
      ...COMMON,
      startVus: vus,
      stages: fc.array(
        fc.record({ target: fc.integer({ min: 0, max: 5 }), durationMs: fc.integer({ min: 0, max: 60 }) }),
        { minLength: 1, maxLength: 4 },
      ),
      gracefulRampDownMs: fc.integer({ min: 0, max: 60 }),
    })
    .map(rampingUsers),
  fc
    .record({ ...COMMON, vus, iterations: fc.integer({ min: 1, max: 40 }), maxDurationMs: fc.constant(200) })
    .map(sharedIterations),
);
/** Some answer at once, some hang. */
const latencies = fc.array(fc.oneof(fc.integer({ min: 0, max: 80 }), fc.constant(1e6)), { minLength: 1 });

it("accounts for every planned iteration, whatever the executor and the target: none is lost, none counted twice", async () => {
  await fc.assert(
    fc.asyncProperty(executors, latencies, async (executor, takes) => {
      const run = recordRun(executor, ({ index }) => takes[index % takes.length] ?? 0);
      await run.stopwatch.pass(executor.endsAfterMs + 150);
      const outcome = await run.ended;
      const dropped = Object.values(outcome.dropped).reduce((sum, count) => sum + count, 0);
      expect(outcome.planned).toBe(outcome.started + dropped);
      expect(outcome.started).toBe(outcome.completed + outcome.interrupted);
      expect(run.iterations).toHaveLength(outcome.started);
      expect(run.iterations.filter(({ endedAt }) => endedAt !== undefined)).toHaveLength(outcome.completed);
      expect(run.dropped).toHaveLength(dropped);
      if (executor.planned !== null) expect(outcome.planned).toBe(executor.planned);
      // Nobody is left under way, and no index is given twice.
      expect(
        run.iterations.filter(({ endedAt, interruptedAt }) => (endedAt ?? interruptedAt) === undefined),
      ).toEqual([]);
      expect(new Set(run.iterations.map(({ index }) => index)).size).toBe(outcome.started);
    }),
    { numRuns: 60 },
  );
});

it("never has two iterations of one user under way, nor more users than the plan", async () => {
  const users = rampingUsers({
    startVus: 2,
    stages: [
      { target: 5, durationMs: 60 },
      { target: 1, durationMs: 20 },
      { target: 4, durationMs: 100 },
    ],
  });
  const run = recordRun(users, ({ index }) => 7 + (index % 11));
  await run.stopwatch.pass(300);
  await run.ended;
  expect(Math.max(...run.iterations.map(({ user }) => user))).toBe(4);
  for (const user of [0, 1, 2, 3, 4]) {
    const own = run.iterations.filter((iteration) => iteration.user === user);
    for (const [at, { startedAt }] of own.entries())
      expect(startedAt).toBeGreaterThanOrEqual(own[at - 1]?.endedAt ?? 0);
  }
});
