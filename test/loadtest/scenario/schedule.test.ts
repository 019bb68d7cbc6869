import { expect, it } from "vitest";
import { plannedStarts } from "../../../src/loadtest/scenario/schedule.ts";

it("starts at once, and then evenly until the duration is over", () => {
  expect(plannedStarts({ rate: 4, timeUnit: 1_000, duration: 1_000 })).toEqual([0, 250, 500, 750]);
});

it("keeps a rate that does not divide its time unit", () => {
  const starts = plannedStarts({ rate: 3, timeUnit: 1_000, duration: 10_000 });
  expect(starts).toHaveLength(30);
  expect(starts.at(-1)).toBeCloseTo(9_666.67, 1);
});

it("asks at least once", () => {
  expect(plannedStarts({ rate: 1, timeUnit: 60_000, duration: 1_000 })).toEqual([0]);
});
