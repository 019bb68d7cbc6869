import { expect, it } from "vitest";
import { cpuBoundCeiling } from "../../../src/loadtest/calibration/cpu-bound-ceiling.ts";

it("is the rate at which the event loop is busy for 80 % of the time", () => {
  // Busy all the time at 1,000/s, and half of it at 400/s.
  expect(cpuBoundCeiling({ perSecond: 1_000, utilization: 1 })).toBeCloseTo(800);
  expect(cpuBoundCeiling({ perSecond: 400, utilization: 0.5 })).toBeCloseTo(640);
});

it("is nothing where nothing was done", () => {
  expect(cpuBoundCeiling({ perSecond: 0, utilization: 0 })).toBe(0);
});
