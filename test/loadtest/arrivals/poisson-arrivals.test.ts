import { describe, expect, it } from "vitest";
import { poissonArrivals } from "../../../src/loadtest/arrivals/poisson-arrivals.ts";

const SECONDS = 1_000;
const RATE = 50;
const SEEDS = [1, 2, 3, 1_977];

function constantRate(seed: number): number[] {
  const stages = [{ target: RATE, durationMs: SECONDS * 1_000 }];
  return [...poissonArrivals({ startRate: RATE, timeUnitMs: 1_000, stages, seed }).starts()];
}

describe.each(SEEDS)("a Poisson process of seed %i", (seed) => {
  const starts = constantRate(seed);
  const gaps = starts.map((start, index) => start - (starts[index - 1] ?? 0));

  it("has the mean rate, within four standard deviations of the count", () => {
    const expected = RATE * SECONDS;
    expect(Math.abs(starts.length - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  it("has gaps of the exponential distribution (Kolmogorov-Smirnov, 1 %)", () => {
    const sorted = gaps.toSorted((one, other) => one - other);
    const distances = sorted.map((gap, index) => {
      const expected = 1 - Math.exp((-gap * RATE) / 1_000);
      return Math.max(
        Math.abs(expected - index / sorted.length),
        Math.abs((index + 1) / sorted.length - expected),
      );
    });
    expect(Math.max(...distances)).toBeLessThan(1.63 / Math.sqrt(sorted.length));
  });

  it("has counts a second that vary as much as their mean", () => {
    const counts = new Array<number>(SECONDS).fill(0);
    for (const start of starts)
      counts[Math.floor(start / 1_000)] = (counts[Math.floor(start / 1_000)] ?? 0) + 1;
    const mean = starts.length / SECONDS;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (SECONDS - 1);
    // Its standard deviation is sqrt(2 / 999).
    expect(Math.abs(variance / mean - 1)).toBeLessThan(4 * Math.sqrt(2 / (SECONDS - 1)));
  });

  it("is in order and within the duration", () => {
    expect(gaps.every((gap) => gap >= 0)).toBe(true);
    expect(starts.at(-1)).toBeLessThanOrEqual(SECONDS * 1_000);
  });
});

it("has the same times for the same seed, each time that it is asked, and others for another", () => {
  const arrivals = poissonArrivals({
    startRate: 5,
    timeUnitMs: 1_000,
    stages: [{ target: 5, durationMs: 10_000 }],
    seed: 7,
  });
  expect(arrivals.count).toBeNull();
  expect([...arrivals.starts()]).toEqual([...arrivals.starts()]);
  expect(constantRate(1).slice(0, 10)).not.toEqual(constantRate(2).slice(0, 10));
});

it("follows a ramp: a quarter of all comes in the first half", () => {
  const stages = [{ target: 100, durationMs: 1_000_000 }];
  const starts = [...poissonArrivals({ startRate: 0, timeUnitMs: 1_000, stages, seed: 5 }).starts()];
  const firstHalf = starts.filter((start) => start < 500_000).length;
  expect(Math.abs(starts.length - 50_000)).toBeLessThan(4 * Math.sqrt(50_000));
  expect(Math.abs(firstHalf - 12_500)).toBeLessThan(4 * Math.sqrt(12_500));
});
