import fc from "fast-check";
import { expect, it } from "vitest";
import { constantArrivals } from "../../../src/loadtest/arrivals/constant-arrivals.ts";

it("is evenly apart, the first at once, and over before the duration is", () => {
  const arrivals = constantArrivals({ rate: 4, timeUnitMs: 1_000, durationMs: 1_000 });
  expect([...arrivals.starts()]).toEqual([0, 250, 500, 750]);
  expect(arrivals.count).toBe(4);
});

it("counts in the time unit that is given", () => {
  const arrivals = constantArrivals({ rate: 30, timeUnitMs: 60_000, durationMs: 7_000 });
  expect([...arrivals.starts()]).toEqual([0, 2_000, 4_000, 6_000]);
});

it("makes none more for what a float is off: 0.1 + 0.2 a second for 100 s is 30", () => {
  expect(constantArrivals({ rate: 0.1 + 0.2, timeUnitMs: 1_000, durationMs: 100_000 }).count).toBe(30);
});

it("has exactly as many as rate times duration, for any whole rate and seconds", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 60 }), (rate, seconds) => {
      const arrivals = constantArrivals({ rate, timeUnitMs: 1_000, durationMs: seconds * 1_000 });
      const starts = [...arrivals.starts()];
      expect(starts).toHaveLength(rate * seconds);
      expect(arrivals.count).toBe(rate * seconds);
      expect(starts.at(-1)).toBeLessThan(seconds * 1_000);
    }),
    { numRuns: 30 },
  );
});
