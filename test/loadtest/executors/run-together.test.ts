import { expect, it } from "vitest";
import { constantArrivalRate } from "../../../src/loadtest/executors/constant-arrival-rate.ts";
import { constantUsers } from "../../../src/loadtest/executors/constant-vus.ts";
import { runTogether } from "../../../src/loadtest/executors/run-together.ts";
import { createTurnedStopwatch } from "../run/turned-stopwatch.ts";

const never = new AbortController().signal;

it("runs executors side by side from one begin, each from its own start time", async () => {
  const stopwatch = createTurnedStopwatch();
  const beginAt = stopwatch.now();
  const begun: [string, number][] = [];
  const executors = [
    constantUsers({ vus: 1, durationMs: 200 }),
    constantArrivalRate({ rate: 10, timeUnitMs: 1_000, durationMs: 200, startTimeMs: 160 }),
  ];
  const portsOf = ({ name }: { readonly name: string }) => ({
    stopwatch,
    async iterate({ plannedAt }: { readonly plannedAt: number }) {
      begun.push([name, plannedAt - beginAt]);
      await stopwatch.until(stopwatch.now() + 150, never);
    },
  });
  const running = runTogether(executors, portsOf, { beginAt, signal: never });
  await stopwatch.pass(500);
  expect((await running).map(({ completed }) => completed)).toEqual([2, 2]);
  expect(begun).toEqual([
    ["constant-vus", 0],
    ["constant-vus", 150],
    ["constant-arrival-rate", 160],
    ["constant-arrival-rate", 260],
  ]);
});

it("ends all with the bug of one", async () => {
  const stopwatch = createTurnedStopwatch();
  const interrupted: string[] = [];
  const executors = [constantUsers({ vus: 1, durationMs: 1e6 }), constantUsers({ vus: 2, durationMs: 1e6 })];
  const running = runTogether(
    executors,
    (_, position) => ({
      stopwatch,
      async iterate({ user }, signal) {
        if (position === 1 && user === 1) throw new Error("a bug");
        await stopwatch
          .until(stopwatch.now() + 1e6, signal)
          .catch(() => interrupted.push(`${position}/${user}`));
      },
    }),
    { beginAt: stopwatch.now(), signal: never },
  );
  await expect(running).rejects.toThrow("a bug");
  expect(interrupted.sort()).toEqual(["0/0", "1/0"]);
});
