import { expect, it } from "vitest";
import { keepSchedule } from "../../../src/loadtest/run/keep-schedule.ts";
import type { Stopwatch } from "../../../src/loadtest/run/stopwatch.ts";

/** A time that a test turns: waiting for a moment sets it there. */
function turnedStopwatch(from = 5_000): Stopwatch & { set(now: number): void } {
  let now = from;
  return {
    now: () => now,
    async until(moment, signal) {
      signal.throwIfAborted();
      now = Math.max(now, moment);
    },
    set: (moment) => {
      now = moment;
    },
  };
}

const STARTS = [0, 100, 200, 300, 400];
const never = new AbortController().signal;

it("sends each question at its planned time", async () => {
  const stopwatch = turnedStopwatch();
  const sent: [number, number, number][] = [];
  await keepSchedule({
    beginAt: 5_000,
    starts: STARTS,
    stopwatch,
    signal: never,
    send: (index, plannedAt) => sent.push([index, plannedAt, stopwatch.now()]),
  });
  expect(sent).toEqual(STARTS.map((start, index) => [index, 5_000 + start, 5_000 + start]));
});

it("sends at once what was held up, with the time at which it was planned", async () => {
  const stopwatch = turnedStopwatch();
  const lags: number[] = [];
  await keepSchedule({
    beginAt: 5_000,
    starts: STARTS,
    stopwatch,
    signal: never,
    send(index, plannedAt) {
      lags.push(stopwatch.now() - plannedAt);
      if (index === 1) stopwatch.set(5_350);
    },
  });
  expect(lags).toEqual([0, 0, 150, 50, 0]);
});

it("does not send what is more than a second late: that would be another load than the planned", async () => {
  const stopwatch = turnedStopwatch();
  const sent: number[] = [];
  await keepSchedule({
    beginAt: 5_000,
    starts: STARTS,
    stopwatch,
    signal: never,
    send(index) {
      sent.push(index);
      if (index === 0) stopwatch.set(6_250);
    },
  });
  expect(sent).toEqual([0, 3, 4]);
});

it("ends with the reason of the signal", async () => {
  const stop = new AbortController();
  const sent: number[] = [];
  const keeping = keepSchedule({
    beginAt: 5_000,
    starts: STARTS,
    stopwatch: turnedStopwatch(),
    signal: stop.signal,
    send(index) {
      sent.push(index);
      if (index === 2) stop.abort(new Error("enough"));
    },
  });
  await expect(keeping).rejects.toThrow("enough");
  expect(sent).toEqual([0, 1, 2]);
});
