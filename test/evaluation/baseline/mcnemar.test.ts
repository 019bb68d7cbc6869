import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atLeast, atMost, binomial } from "../../../src/evaluation/baseline/binomial.ts";
import { mcNemar } from "../../../src/evaluation/baseline/mcnemar.ts";

describe("the exact McNemar test", () => {
  it.each([
    // Armitage and Berry, Statistical Methods in Medical Research, 1994, page 127: two media for tubercle bacilli.
    [12, 2, 0.0129],
    // Bentur et al. in Fagerland, Lydersen and Laake, 2013, table 1: 1 and 7 of 21 children; 2 (1 + 8) / 2^8.
    [1, 7, 0.0703],
    // By hand: 2 / 2^6, and 2 (1 + 5) / 2^5.
    [6, 0, 0.03125],
    [1, 4, 0.375],
    [0, 0, 1],
    [9, 9, 1],
  ])("of %d and %d is as published", (broken, mended, p) => {
    expect(mcNemar(broken, mended)).toBeCloseTo(p, 4);
  });

  const counts = fc.tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 3_000 }));

  it("is the same either way, and a probability", () => {
    fc.assert(
      fc.property(counts, ([broken, mended]) => {
        const p = mcNemar(broken, mended);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(mcNemar(mended, broken)).toBe(p);
      }),
    );
  });

  it("falls the more of the same number of pairs go one way", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), (differ) => {
        const ps = Array.from({ length: Math.floor(differ / 2) + 1 }, (_, mended) =>
          mcNemar(differ - mended, mended),
        );
        expect(ps).toEqual(ps.toSorted((one, other) => one - other));
      }),
    );
  });

  it("is what counting all outcomes gives", () => {
    for (let differ = 1; differ <= 12; differ++)
      for (let mended = 0; mended < differ / 2; mended++) {
        let extreme = 0;
        for (let coins = 0; coins < 2 ** differ; coins++) {
          const heads = coins.toString(2).replaceAll("0", "").length;
          if (Math.min(heads, differ - heads) <= mended) extreme++;
        }
        expect(mcNemar(differ - mended, mended)).toBeCloseTo(extreme / 2 ** differ, 12);
      }
  });
});

describe("the binomial distribution", () => {
  it("sums to one, from both ends", () => {
    const tries = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(tries, fc.nat(600), ([n, p], k) => {
        let all = 0;
        for (let each = 0; each <= n; each++) all += binomial(each, n, p);
        expect(all).toBeCloseTo(1, 9);
        expect(atMost(k, n, p) + atLeast(k + 1, n, p)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("is exact for many tries", () => {
    // The middle term of 10,000 coins, from the central binomial coefficient's series.
    expect(binomial(5_000, 10_000, 0.5)).toBeCloseTo(0.00797864613938, 12);
    expect(atMost(4_999, 10_000, 0.5)).toBeCloseTo(0.5 - 0.00797864613938 / 2, 10);
  });
});
