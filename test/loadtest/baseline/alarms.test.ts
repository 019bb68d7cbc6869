import { expect, it } from "vitest";
import { compareRepeats } from "../../../src/loadtest/baseline/compare/compare-repeats.ts";
import type { RunFigures } from "../../../src/loadtest/thresholds/figure-of.ts";
import { type BotLike, createRuns } from "./made-up-runs.ts";

const REPEATS = 5;

/** The share of comparisons of two bots' runs that come to each outcome. */
function outcomes(seed: number, after: BotLike, pairs: number): Record<string, number> {
  const runs = createRuns(seed);
  const counts: Record<string, number> = {};
  for (let pair = 0; pair < pairs; pair++) {
    const was: readonly RunFigures[] = runs.repeats(REPEATS);
    const { outcome } = compareRepeats("main", was, runs.repeats(REPEATS, after), { seed: pair });
    counts[outcome] = (counts[outcome] ?? 0) + 1 / pairs;
  }
  return counts;
}

it("raises a false alarm of the same bot in under 5 of 100 comparisons", { timeout: 120_000 }, () => {
  const { worse = 0, same = 0 } = outcomes(71, {}, 60);
  expect(worse).toBeLessThan(0.05);
  expect(same).toBeGreaterThan(0.9);
});

it("finds a bot that is slower by a fifth in most comparisons", { timeout: 120_000 }, () => {
  const { worse = 0, better = 0 } = outcomes(72, { times: 1.2 }, 30);
  expect(worse).toBeGreaterThan(0.5);
  expect(better).toBe(0);
});

it("says of a bot that is slower by less than the margin that it is the same", { timeout: 120_000 }, () => {
  const { worse = 0 } = outcomes(73, { times: 1.02 }, 30);
  expect(worse).toBeLessThan(0.05);
});
