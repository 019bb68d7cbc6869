import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/evaluation/metrics/random.ts";
import { wilson } from "../../../src/evaluation/metrics/wilson.ts";

describe("Wilson's interval", () => {
  // Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %d in %d is as published", (successes, n, low, high) => {
    const interval = wilson(successes / n, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  const share = fc
    .integer({ min: 1, max: 100_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

  it("holds the share, and stays from 0 to 1", () => {
    fc.assert(
      fc.property(share, ([successes, n]) => {
        const { low, high } = wilson(successes / n, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("of those that fail mirrors that of those that pass", () => {
    fc.assert(
      fc.property(share, ([successes, n]) => {
        const [passes, fails] = [wilson(successes / n, n), wilson((n - successes) / n, n)];
        expect(fails.low).toBeCloseTo(1 - passes.high, 9);
        expect(fails.high).toBeCloseTo(1 - passes.low, 9);
      }),
    );
  });

  it.each([
    [0.5, 40],
    [0.8, 150],
    [0.95, 150],
  ])("has a true share of %d of %d cases in it about 95 times in 100", (truth, n) => {
    const random = createRandom(1);
    let held = 0;
    for (let run = 0; run < 4_000; run++) {
      let successes = 0;
      for (let at = 0; at < n; at++) if (random() < truth) successes++;
      const { low, high } = wilson(successes / n, n);
      if (low <= truth && truth <= high) held++;
    }
    expect(held / 4_000).toBeGreaterThan(0.93);
    expect(held / 4_000).toBeLessThan(0.98);
  });
});
