import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createHistogram } from "../../../src/loadtest/measure/histogram.ts";

const duration = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.double({ min: 0, max: 120_000, noNaN: true }),
  fc.double({ min: 0, max: 3e9, noNaN: true }),
  fc.constantFrom(0, 0.001, 1.023, 1.024, 1.025, 2.047, 2.048, 500, 5_000),
);
const durations = fc.array(duration, { minLength: 1, maxLength: 400 });
const share = fc.oneof(
  fc.constantFrom(0, 50, 90, 95, 99, 99.9, 100),
  fc.double({ min: 0, max: 100, noNaN: true }),
);

/** Half a microsecond, the unit that durations are rounded to. */
const UNIT = 0.000_5;

describe("a histogram of three digits", () => {
  it("has k6's exact percentiles, and at most a thousandth above them", () => {
    fc.assert(
      fc.property(durations, share, (samples, at) => {
        const exact = exactPercentile(samples, at);
        const [found = null] = histogramOf(samples).percentiles([at]);
        expect(found).toBeGreaterThanOrEqual(exact - UNIT - exact * 1e-12);
        expect(found).toBeLessThanOrEqual(exact * (1 + 1 / 1_000) + 2 * UNIT);
      }),
      { numRuns: 1_000 },
    );
  });

  it("has the exact shortest, longest, number and sum", () => {
    fc.assert(
      fc.property(durations, (samples) => {
        const histogram = histogramOf(samples);
        expect(histogram.percentiles([0, 100])).toEqual([Math.min(...samples), Math.max(...samples)]);
        expect(histogram).toMatchObject({
          count: samples.length,
          sum: samples.reduce((sum, each) => sum + each, 0),
        });
      }),
    );
  });

  it("gives the shares in the order asked for", () => {
    const histogram = histogramOf([1, 1, 1, 2, 2]);
    expect(histogram.percentiles([100, 0, 100, 75])).toEqual([2, 1, 2, 2]);
  });

  it("is the same whether recorded in one or added from two", () => {
    fc.assert(
      fc.property(durations, durations, fc.constantFrom(2, 3), (ones, others, digits) => {
        const added = histogramOf(ones, digits);
        added.add(histogramOf(others, digits));
        const all = histogramOf([...ones, ...others], digits);
        const shares = [0, 10, 50, 95, 99, 100];
        expect(added.percentiles(shares)).toEqual(all.percentiles(shares));
        expect(added.count).toBe(all.count);
      }),
    );
  });
});

it("is within a hundredth with two digits", () => {
  fc.assert(
    fc.property(durations, share, (samples, at) => {
      const exact = exactPercentile(samples, at);
      const [found = null] = histogramOf(samples, 2).percentiles([at]);
      expect(found).toBeGreaterThanOrEqual(exact - UNIT - exact * 1e-12);
      expect(found).toBeLessThanOrEqual(exact * (1 + 1 / 100) + 2 * UNIT);
    }),
  );
});

it("has no percentile of nothing", () => {
  expect(createHistogram().percentiles([50, 99])).toEqual([null, null]);
});

it("takes a duration below zero as none, and one without end as the longest there is", () => {
  const histogram = histogramOf([-5, Number.POSITIVE_INFINITY]);
  expect(histogram.percentiles([0, 100])).toEqual([0, 40 * 86_400_000]);
});

it("refuses what is no number, which is a fault of the program", () => {
  expect(() => createHistogram().record(Number.NaN)).toThrow("not a number");
});

function histogramOf(samples: readonly number[], digits: 2 | 3 = 3) {
  const histogram = createHistogram(digits);
  for (const sample of samples) histogram.record(sample);
  return histogram;
}

function exactPercentile(samples: readonly number[], at: number): number {
  const sorted = Float64Array.from(samples).sort();
  const place = (at / 100) * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
