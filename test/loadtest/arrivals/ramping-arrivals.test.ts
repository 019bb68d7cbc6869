import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rampingArrivals } from "../../../src/loadtest/arrivals/ramping-arrivals.ts";
import { type RateStage, segmentsOf, stageAt } from "../../../src/loadtest/arrivals/rate-stages.ts";
import { spikeStages } from "../../../src/loadtest/arrivals/spike-stages.ts";

function stages(...pairs: readonly (readonly [target: number, seconds: number])[]): RateStage[] {
  return pairs.map(([target, seconds]) => ({ target, durationMs: seconds * 1_000 }));
}

function startsOf(startRate: number, of: readonly RateStage[], timeUnitMs = 1_000): number[] {
  return [...rampingArrivals({ startRate, timeUnitMs, stages: of }).starts()];
}

describe("the times of k6", () => {
  it("are those at which the area under the rate is a whole number", () => {
    // The worked example that k6's own source is tested with.
    expect(startsOf(0, stages([1, 5], [1, 1], [0, 5])).map(Math.round)).toEqual([
      3_162, 4_472, 5_500, 6_528, 7_838, 11_000,
    ]);
  });

  it("are in the time unit that is given", () => {
    const starts = startsOf(0, stages([1, 5], [1, 1], [0, 5]), 1_000 / 3);
    expect(starts).toHaveLength(18);
    expect([starts[0], starts[8], starts[17]].map((start) => Math.round(start ?? 0))).toEqual([
      1_826, 5_500, 11_000,
    ]);
  });

  it("carry what a stage leaves of a whole one into the next", () => {
    // 9.8 in the first stage: the tenth comes .1 s into the second.
    const starts = startsOf(2, stages([2, 4.9], [2, 5]));
    expect(starts[8]).toBeCloseTo(4_500, 6);
    expect(starts[9]).toBeCloseTo(5_000, 6);
  });

  it("begin after the first gap, and not at once", () => {
    expect(startsOf(10, stages([10, 1]))).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000]);
  });
});

describe("the exact counts", () => {
  it("are those of each stage: 10, 30 and 50", () => {
    const starts = startsOf(10, stages([10, 1], [50, 1], [50, 1]));
    const until = (ms: number) => starts.filter((start) => start <= ms + 1e-6).length;
    expect([until(1_000), until(2_000), until(3_000)]).toEqual([10, 40, 90]);
  });

  it("lose none for what a float is off: 0.3 a second for 70 s is 21", () => {
    expect(startsOf(0.3, stages([0.3, 70]))).toHaveLength(21);
  });

  it("jump where a stage takes no time", () => {
    const starts = startsOf(0, stages([100, 0], [100, 1]));
    expect(starts).toHaveLength(100);
    expect(starts[0]).toBe(10);
  });

  it("are none where the rate is zero", () => {
    expect(startsOf(0, stages([0, 60]))).toEqual([]);
    expect(startsOf(0, [])).toEqual([]);
  });

  it("wait through a stage of rate zero", () => {
    const starts = startsOf(10, stages([10, 1], [0, 0], [0, 60], [10, 0], [10, 1]));
    expect(starts).toHaveLength(20);
    expect(starts[10]).toBeCloseTo(61_100, 6);
  });

  it("hold for any stages: each nth is where the area is n, in order, and the last one is the whole area", () => {
    const stage = fc.record({
      target: fc.integer({ min: 0, max: 300 }),
      durationMs: fc.integer({ min: 0, max: 20_000 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.array(stage, { maxLength: 6 }), (startRate, of) => {
        const rates = { startRate, timeUnitMs: 1_000, stages: of };
        const starts = [...rampingArrivals(rates).starts()];
        expect(rampingArrivals(rates).count).toBe(starts.length);
        const area = areaUntil(rates);
        expect(Math.abs(area(Number.POSITIVE_INFINITY) - starts.length)).toBeLessThan(1 + 1e-6);
        expect(starts).toEqual(starts.toSorted((one, other) => one - other));
        expect(starts.filter((start, index) => Math.abs(area(start) - (index + 1)) > 1e-5)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a spike", () => {
  it("is level, up at once, level, down at once, and level", () => {
    const spike = {
      baseRate: 10,
      peakRate: 100,
      timeUnitMs: 1_000,
      beforeMs: 2_000,
      peakMs: 1_000,
      afterMs: 3_000,
    };
    const starts = [...rampingArrivals(spikeStages(spike)).starts()];
    const between = (from: number, to: number) =>
      starts.filter((start) => start > from + 1e-6 && start <= to + 1e-6).length;
    expect([between(0, 2_000), between(2_000, 3_000), between(3_000, 6_000)]).toEqual([20, 100, 30]);
  });

  it("may take its time up and down", () => {
    const spike = {
      baseRate: 10,
      peakRate: 100,
      timeUnitMs: 1_000,
      beforeMs: 0,
      peakMs: 0,
      afterMs: 0,
      rampMs: 2_000,
    };
    expect(rampingArrivals(spikeStages(spike)).count).toBe(220);
  });
});

it("tells the stage that a moment is in", () => {
  const of = stages([1, 5], [2, 0], [3, 5]);
  expect([0, 4_999, 5_000, 9_999, 60_000].map((ms) => stageAt(of, ms))).toEqual([0, 0, 2, 2, 2]);
});

/** By trapezoids over the segments, and not by the formula under test. */
function areaUntil(rates: Parameters<typeof segmentsOf>[0]) {
  const segments = segmentsOf(rates);
  return (ms: number) =>
    segments.reduce((sum, { beginMs, durationMs, from, to }) => {
      const passed = Math.min(durationMs, Math.max(0, ms - beginMs));
      if (passed === 0) return sum;
      return sum + (passed * (from + from + ((to - from) * passed) / durationMs)) / 2;
    }, 0);
}
