import { describe, expect, it } from "vitest";
import { holm } from "../../../src/evaluation/baseline/holm.ts";
import { pairedBootstrap } from "../../../src/evaluation/baseline/paired-bootstrap.ts";
import { createRandom } from "../../../src/evaluation/metrics/random.ts";

/** Differences whose true mean is `shift`. */
function differences(n: number, shift: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: n }, () => shift + (random() - random()) / 2);
}

describe("the paired bootstrap", () => {
  it.each([100, 800])("of %d pairs sees a difference where there is none in about 5 of 100 runs", (n) => {
    let seen = 0;
    for (let run = 0; run < 300; run++) {
      const { p, low, high } = pairedBootstrap(differences(n, 0, run), run);
      if (p < 0.05) seen++;
      expect(low).toBeLessThanOrEqual(high);
    }
    expect(seen / 300).toBeLessThan(0.09);
    expect(seen / 300).toBeGreaterThan(0.015);
  });

  it("finds one that is there, with its size in the interval", () => {
    const { difference, low, high, p } = pairedBootstrap(differences(200, -0.1, 5), 1);
    expect(p).toBeLessThan(0.01);
    expect(low).toBeLessThanOrEqual(difference);
    expect(high).toBeLessThan(0);
    expect(low).toBeLessThan(-0.1);
    expect(high).toBeGreaterThan(-0.15);
  });

  it("mirrors where before and after change places", () => {
    const there = pairedBootstrap(differences(80, 0.05, 3), 9);
    const back = pairedBootstrap(
      differences(80, 0.05, 3).map((each) => -each),
      9,
    );
    expect(back.difference).toBeCloseTo(-there.difference, 9);
    expect(back.low).toBeCloseTo(-there.high, 6);
    expect(back.p).toBeCloseTo(there.p, 9);
  });

  it("says nothing of pairs that are all the same", () => {
    expect(pairedBootstrap(new Float32Array(50), 1)).toEqual({ difference: 0, low: 0, high: 0, p: 1 });
  });
});

it("corrects p-values as Holm does", () => {
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holm([0.6, 0.7])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});
