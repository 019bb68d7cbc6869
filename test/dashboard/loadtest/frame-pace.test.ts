import { expect, it } from "vitest";
import { createFramePace } from "../../../src/dashboard/loadtest/frame-pace.ts";

it.each([
  [1, 240],
  [8, 240],
  [20, 80],
  [100, 20],
])("draws frames of %i ms in a minute %i times, and takes a thirtieth of it at most", (costs, drawn) => {
  let now = 0;
  let cpu = 0;
  let times = 0;
  const { tick } = createFramePace({ now: () => now, cpu: () => cpu });
  for (let at = 0; at < 60_000; at += 250) {
    now = at;
    tick(() => {
      times += 1;
      cpu += costs;
    });
  }
  expect(times).toBe(drawn);
  expect(times * costs).toBeLessThanOrEqual(60_000 / 30);
});
