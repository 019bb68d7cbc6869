import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figures } from "../../../src/loadtest/measure/figures.ts";
import { measuring, sampleOf } from "./samples.ts";

describe("the series over time", () => {
  it("has a slice for each second, by the planned start", () => {
    const { measurement } = measuring();
    measurement.add(sampleOf({ plannedAt: 200, sentAt: 1_100, endedAt: 2_500 }));
    measurement.add(sampleOf({ plannedAt: 2_000, endedAt: 2_400 }));
    const { widthMs, buckets } = measurement.figures().series;
    expect(widthMs).toBe(1_000);
    expect(buckets).toMatchObject([
      { atMs: 0, planned: 1, sent: 0, ended: 0, answer_duration: { count: 1, max: 2_300 } },
      { atMs: 1_000, planned: 0, sent: 1, ended: 0, answer_duration: { count: 0, max: null } },
      { atMs: 2_000, planned: 1, sent: 1, ended: 2, answer_duration: { count: 1, max: 400 } },
    ]);
  });

  it("stays within its number of slices however long the run is, and loses no question", () => {
    const starts = fc.array(fc.double({ min: 0, max: 1e8, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(starts, (moments) => {
        const { measurement } = measuring({ slices: 8 });
        for (const plannedAt of moments) measurement.add(sampleOf({ plannedAt }));
        const { series, metrics } = measurement.figures();
        expect(series.buckets.length).toBeLessThanOrEqual(8);
        expect(sumOf(series, "planned")).toBe(moments.length);
        expect(sumOf(series, "sent")).toBe(moments.length);
        expect(sumOf(series, "ended")).toBe(moments.length);
        const counted = series.buckets.reduce((sum, each) => sum + each.answer_duration.count, 0);
        expect(counted).toBe(metrics.questions.count);
        expect(series.buckets.map(({ atMs }) => atMs)).toEqual(
          series.buckets.map((_, index) => index * series.widthMs),
        );
      }),
    );
  });

  it("takes two slices together into one with the durations of both", () => {
    const { measurement } = measuring({ slices: 4 });
    for (const second of [0, 1, 2, 3]) {
      const plannedAt = second * 1_000;
      measurement.add(sampleOf({ plannedAt, endedAt: plannedAt + 100 * (second + 1) }));
    }
    expect(measurement.figures().series.widthMs).toBe(1_000);
    measurement.add(sampleOf({ plannedAt: 4_000, endedAt: 4_700 }));
    const { widthMs, buckets } = measurement.figures().series;
    expect(widthMs).toBe(2_000);
    expect(buckets.map(({ answer_duration }) => [answer_duration.count, answer_duration.max])).toEqual([
      [2, 200],
      [2, 400],
      [1, 700],
    ]);
  });

  it("counts what was late to an old slice there, though a snapshot was taken before", () => {
    const { measurement } = measuring();
    measurement.add(sampleOf({ plannedAt: 0 }));
    measurement.add(sampleOf({ plannedAt: 5_000 }));
    measurement.figures();
    measurement.add(sampleOf({ plannedAt: 100, sentAt: 2_000, endedAt: 5_900 }));
    expect(measurement.figures().series.buckets[0]).toMatchObject({
      planned: 2,
      answer_duration: { max: 5_800 },
    });
  });
});

function sumOf({ buckets }: Figures["series"], what: "planned" | "sent" | "ended"): number {
  return buckets.reduce((sum, bucket) => sum + bucket[what], 0);
}
