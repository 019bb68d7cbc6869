import { expect, it } from "vitest";
import { runSoak } from "./soak.ts";
import { brokenIn, tableOf } from "./soak-table.ts";

it("answers all questions of a small soak, and prints its table", async () => {
  const report = await runSoak({
    questions: 200,
    open: 8,
    idleSeconds: 1,
    model: "none",
    say: () => {},
  });
  expect(report.latencies).toHaveLength(200);
  expect(report.curve.samples.at(-1)?.answered).toBe(200);
  // Of the memory alone: so short a run is not asked how it grows.
  expect(brokenIn(report)).toEqual([]);
  expect(tableOf(report)).toContain("All bounds are kept.");
}, 120_000);
