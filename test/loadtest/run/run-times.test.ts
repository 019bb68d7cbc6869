import { expect, it } from "vitest";
import { runTimes } from "../../../src/loadtest/run/run-times.ts";
import { opened } from "../scenario/opened.ts";

it("ends with the last question of all workloads, each from its own start", async () => {
  const times = runTimes(
    await opened(`questions: [Why?]
scenarios:
  day: {executor: constant-arrival-rate, rate: 1, duration: 20s}
  late: {executor: constant-vus, vus: 2, duration: 10s, startTime: 30s}
`),
  );
  expect(times.endsAfterMs).toBe(40_000);
  expect(times.spans).toEqual([
    { name: "day", fromMs: 0, toMs: 20_000 },
    { name: "late", fromMs: 30_000, toMs: 40_000 },
  ]);
  // What the bot takes after a stage, before the next one begins, is of the stage before.
  expect([-1, 0, 25_000, 30_000, 99_000].map(times.stageAt)).toEqual(["day", "day", "day", "late", "late"]);
});

it("has the first of several stages side by side", async () => {
  const times = runTimes(
    await opened(`questions: [Why?]
scenarios:
  long: {executor: constant-arrival-rate, rate: 1, duration: 60s}
  short: {executor: constant-arrival-rate, rate: 1, duration: 10s}
`),
  );
  expect([5_000, 30_000, 61_000].map(times.stageAt)).toEqual(["long", "long", "long"]);
});
