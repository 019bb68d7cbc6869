import { expect, it } from "vitest";
import { replayArrivals } from "../../../src/loadtest/arrivals/replay-arrivals.ts";

it("gives the recorded times again from the first one on, faster by the factor", () => {
  const arrivals = replayArrivals({ times: [10_000, 10_500, 14_000], speed: 2 });
  expect([...arrivals.starts()]).toEqual([0, 250, 2_000]);
  expect(arrivals.count).toBe(3);
});

it("puts times in order, and does with none", () => {
  expect([...replayArrivals({ times: [30, 10, 20], speed: 1 }).starts()]).toEqual([0, 10, 20]);
  expect([...replayArrivals({ times: [], speed: 1 }).starts()]).toEqual([]);
});

it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses the speed %d", (speed) => {
  expect(() => replayArrivals({ times: [1], speed })).toThrow(/speed is over zero/);
});
