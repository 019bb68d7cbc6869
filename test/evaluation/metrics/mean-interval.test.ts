import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_BOOTSTRAPPED, meansOf } from "../../../src/evaluation/metrics/mean-interval.ts";
import { createRandom } from "../../../src/evaluation/metrics/random.ts";

const NONE = Number.NaN;

function meanOf(scores: readonly number[], seed = 1) {
  return meansOf([Float32Array.from(scores)], createRandom(seed))[0];
}

describe("the mean of scores", () => {
  it("is of the cases that have one", () => {
    expect(meanOf([1, NONE, 0.5, NONE])).toMatchObject({ value: 0.75, cases: 2 });
    expect(meanOf([NONE, NONE])).toBeUndefined();
    expect(meanOf([])).toBeUndefined();
  });

  it("of yes and no has Wilson's interval", () => {
    const scores = Array.from({ length: 20 }, () => 0);
    expect(meanOf(scores)?.interval).toEqual({ low: 0, high: expect.closeTo(0.1611, 4), method: "wilson" });
  });

  it("is not sure where all the scores are the same", () => {
    expect(meanOf([0.5, 0.5, 0.5])?.interval).toMatchObject({
      method: "wilson",
      low: expect.closeTo(0.122, 2),
    });
  });

  it("is the same for the same seed", () => {
    const scores = Array.from({ length: 50 }, (_, at) => (at % 7) / 7);
    expect(meanOf(scores, 3)).toEqual(meanOf(scores, 3));
    expect(meanOf(scores, 3)).not.toEqual(meanOf(scores, 4));
  });

  it("is in its interval, which is within 0 to 1", () => {
    const score = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(NONE));
    fc.assert(
      fc.property(fc.array(score, { maxLength: 40 }), (scores) => {
        const mean = meanOf(scores);
        if (!mean) return;
        const { low, high } = mean.interval;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(mean.value);
        expect(high).toBeGreaterThanOrEqual(mean.value);
        expect(high).toBeLessThanOrEqual(1 + 1e-6);
      }),
      { numRuns: 50 },
    );
  });

  it("has the true mean in its bootstrap interval about 95 times in 100", () => {
    const random = createRandom(7);
    let held = 0;
    for (let run = 0; run < 400; run++) {
      // The square of a uniform number has the mean 1/3, and is skewed.
      const scores = Array.from({ length: 60 }, () => random() ** 2);
      const interval = meanOf(scores, run)?.interval;
      expect(interval?.method).toBe("bootstrap");
      if (interval && interval.low <= 1 / 3 && 1 / 3 <= interval.high) held++;
    }
    expect(held / 400).toBeGreaterThan(0.91);
    expect(held / 400).toBeLessThan(0.98);
  });

  it("of very many cases has the normal interval, which is the bootstrap's", () => {
    const random = createRandom(2);
    const many = Array.from({ length: MOST_BOOTSTRAPPED + 1 }, () => random() ** 2);
    const normal = meanOf(many)?.interval;
    const bootstrap = meanOf(many.slice(1))?.interval;
    expect(normal?.method).toBe("normal");
    expect(bootstrap?.method).toBe("bootstrap");
    expect(normal?.low).toBeCloseTo(bootstrap?.low ?? 0, 2);
    expect(normal?.high).toBeCloseTo(bootstrap?.high ?? 0, 2);
  });
});
