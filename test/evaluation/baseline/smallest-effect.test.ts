import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../../src/evaluation/baseline/decide.ts";
import { powerOf, smallestEffect } from "../../../src/evaluation/baseline/smallest-effect.ts";
import { createRandom } from "../../../src/evaluation/metrics/random.ts";

describe("the smallest drop that would be found", () => {
  it("is that of six broken pairs and more, where nothing else changes", () => {
    // 2 / 2^6 is the first below 0.05: P(X >= 6) of 100 tries is 0.796 at 0.0775 and 0.801 at 0.078.
    expect(smallestEffect(100, 0)).toBe(0.078);
  });

  it("falls with the number of pairs, and grows with what changes by chance", () => {
    const effects = [40, 150, 600, 2_000, 10_000].map((pairs) => smallestEffect(pairs, 0.04) ?? 1);
    expect(effects).toEqual(effects.toSorted((one, other) => other - one));
    expect(smallestEffect(150, 0.1)).toBeGreaterThan(smallestEffect(150, 0.02) ?? 1);
  });

  it("is not there of very few pairs", () => {
    expect(smallestEffect(0, 0)).toBeNull();
    expect(smallestEffect(5, 0)).toBeNull();
    // The gate says nothing of them, however many broke.
    expect(smallestEffect(29, 0)).toBeNull();
    expect(smallestEffect(30, 0)).toBeGreaterThan(0.2);
  });

  it("is found by the gate in 8 of 10 runs", () => {
    const [pairs, churn] = [200, 0.05];
    const drop = smallestEffect(pairs, churn) ?? 0;
    const random = createRandom(11);
    let found = 0;
    for (let run = 0; run < 2_000; run++) {
      let [broken, mended] = [0, 0];
      for (let pair = 0; pair < pairs; pair++) {
        const at = random();
        if (at < drop + churn / 2) broken++;
        else if (at < drop + churn) mended++;
      }
      if (decide(pairs, broken, mended) === "worse") found++;
    }
    expect(found / 2_000).toBeGreaterThan(0.77);
    expect(found / 2_000).toBeLessThan(0.84);
  });

  it("is the least thousandth that is found so often", () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 1_500 }), fc.integer({ min: 0, max: 20 }), (pairs, percent) => {
        const churn = percent / 100;
        const effect = smallestEffect(pairs, churn) ?? 1;
        expect(powerOf(pairs, effect, churn)).toBeGreaterThanOrEqual(0.8);
        expect(powerOf(pairs, effect - 0.001, churn)).toBeLessThan(0.8);
      }),
    );
  });

  it("is about the same by the sum and by the formula", () => {
    expect(smallestEffect(1_000, 0.04)).toBeCloseTo(smallestEffect(1_001, 0.04) ?? 0, 2);
    expect(powerOf(100, 0, 0)).toBe(0);
  });
});
