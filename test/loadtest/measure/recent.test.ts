import { describe, expect, it } from "vitest";
import { lostSample, measuring, sampleOf } from "./samples.ts";

/** Adds a question that took so long and is over at that moment. */
function adding(took: number, { measurement, stopwatch }: ReturnType<typeof measuring>, at: number): void {
  stopwatch.at = at;
  measurement.add(sampleOf({ plannedAt: at - took, endedAt: at }));
}

describe("the figures of the last ten seconds", () => {
  it("are of the questions that were over then, whenever they were planned", () => {
    const run = measuring({ timeoutMs: 60_000 });
    for (let at = 1_000; at < 9_000; at += 100) adding(200, run, at);
    for (let at = 30_000; at < 39_000; at += 100) adding(8_000, run, at);
    const { recent, metrics } = run.measurement.figures();
    expect(recent.answer_duration.med).toBeCloseTo(8_000, -2);
    expect(recent.answer_duration["p(99)"]).toBeCloseTo(8_000, -2);
    expect(recent.ack_duration.med).toBeCloseTo(10, 0);
    expect(metrics.answer_duration.min).toBeCloseTo(200);
  });

  it("forget second by second, and know nothing where nothing is over any more", () => {
    const run = measuring();
    adding(100, run, 500);
    adding(5_000, run, 9_500);
    const atEnd = () => run.measurement.figures().recent.answer_duration["p(99)"];
    const atBegin = () => run.measurement.figures().recent.answer_duration.med;
    expect(atBegin()).toBeLessThan(3_000);
    run.stopwatch.at = 10_000;
    expect(atBegin()).toBeCloseTo(5_000, -2);
    run.stopwatch.at = 18_999;
    expect(atEnd()).toBeCloseTo(5_000, -2);
    run.stopwatch.at = 19_000;
    expect(run.measurement.figures().recent).toEqual({
      ack_duration: { med: null, "p(95)": null, "p(99)": null },
      first_text: { med: null, "p(95)": null, "p(99)": null },
      answer_duration: { med: null, "p(95)": null, "p(99)": null },
    });
  });

  it("are within a hundredth of the durations", () => {
    const run = measuring();
    for (let took = 1; took <= 1_000; took += 1) adding(took, run, 5_000 + took);
    const { med, "p(95)": p95, "p(99)": p99 } = run.measurement.figures().recent.answer_duration;
    for (const [seen, true_] of [
      [med, 500.5],
      [p95, 950.05],
      [p99, 990.01],
    ] as const)
      expect(Math.abs((seen ?? 0) / true_ - 1)).toBeLessThan(0.01);
  });

  it("count a question without an answer as long as it was waited for", () => {
    const { measurement, stopwatch } = measuring({ timeoutMs: 10_000 });
    stopwatch.at = 10_000;
    measurement.add(lostSample());
    expect(measurement.figures().recent.answer_duration.med).toBeCloseTo(10_000, -2);
  });
});
