import { expect, it } from "vitest";
import { trendOf } from "../../src/loadtest/trend.ts";

it("sums samples up exactly, in whatever order they came", () => {
  const trend = trendOf([30, 10, 20, 1_000]);
  expect(trend).toMatchObject({ avg: 265, min: 10, med: 25, max: 1_000 });
});

it("has percentiles between two samples on the line through both, as k6 has them", () => {
  const trend = trendOf(Array.from({ length: 11 }, (_, index) => index * 10));
  expect(trend.percentile(95)).toBeCloseTo(95);
  expect(trend.percentile(99.9)).toBeCloseTo(99.9);
  expect([trend.percentile(0), trend.percentile(100)]).toEqual([0, 100]);
});

it("has no figure where there is no sample", () => {
  expect(trendOf([])).toMatchObject({ avg: Number.NaN, max: Number.NaN });
  expect(trendOf([]).percentile(95)).toBeNaN();
});
