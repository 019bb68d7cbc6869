import { describe, expect, it } from "vitest";
import { percentilesWanted } from "../../../src/loadtest/thresholds/figure-of.ts";
import { judgeLoadThresholds } from "../../../src/loadtest/thresholds/judge.ts";
import { lostSample, measuring, sampleOf } from "../measure/samples.ts";
import { fixedThreshold, loadThreshold } from "./thresholds.ts";

/** Ten questions in as many seconds: at the peak 200 ms and half of them wrong, before 100 ms; one is lost. */
function measured() {
  const { measurement, stopwatch } = measuring({ objectiveMs: 1_000, percentiles: [99.9] });
  const checks = { source: true };
  for (const _ of "12345") measurement.add(sampleOf({ stage: "ramp", checks, costUsd: 0.01 }));
  for (const _ of "12") measurement.add(sampleOf({ stage: "peak", kind: "follow-up", checks, endedAt: 200 }));
  for (const _ of "12") measurement.add(sampleOf({ stage: "peak", checks: { source: false }, endedAt: 200 }));
  stopwatch.at = 10_000;
  measurement.add(lostSample({ stage: "end" }));
  measurement.addDropped(2);
  return measurement.figures();
}

describe("a threshold", () => {
  it.each([
    ["answer_duration", "min<=100", 100, false],
    ["answer_duration", "med<=151", undefined, false],
    ["answer_duration", "max<=10000", 10_000, false],
    ["answer_duration", "max<10000", 10_000, true],
    ["answer_duration", "p(99.9)<5000", undefined, true],
    ["answer_duration{stage:ramp}", "p(95)<=100", 100, false],
    ["answer_duration{stage:peak}", "avg<200", 200, true],
    ["answer_duration{kind:follow-up}", "max==200", 200, false],
    ["first_text", "max<3000", 10_000, true],
    ["errors", "rate<0.1", 0.1, true],
    ["errors{stage:peak}", "rate==0", 0, false],
    ["goodput", "rate>=0.7", 0.7, false],
    ["checks", "rate>0.8", 7 / 9, true],
    ["checks{stage:ramp}", "rate==1", 1, false],
    ["checks{check:source}", "rate>0.7", 7 / 9, false],
    ["dropped", "count==0", 2, true],
    ["dropped", "count!=2", 2, true],
    ["questions", "rate>=1", 1, false],
    ["llm_cost_usd", "count<0.04", 0.05, true],
  ])("%s: %s is told with the value", (key, expression, value, crossed) => {
    const [judged] = judgeLoadThresholds([fixedThreshold(key, expression)], measured(), "at the end");
    expect(judged).toMatchObject({ metric: key, expression, crossed });
    if (value !== undefined) expect(judged?.value).toBeCloseTo(value, 5);
  });

  it("is crossed at the end where nothing was measured, and not before", () => {
    const thresholds = [
      fixedThreshold("answer_duration{stage:soak}", "p(95)<5000"),
      fixedThreshold("checks", "rate>0.9"),
      fixedThreshold("llm_cost_usd", "count<5"),
    ];
    const nothing = measuring().measurement.figures();
    const crossed = (when: "while it runs" | "at the end") =>
      judgeLoadThresholds(thresholds, nothing, when).map(({ value, crossed }) => [value, crossed]);
    expect(crossed("while it runs")).toEqual([
      [null, false],
      [null, false],
      [null, false],
    ]);
    expect(crossed("at the end")).toEqual([
      [null, true],
      [null, true],
      [null, true],
    ]);
  });

  it("is written in one form", () => {
    const [judged] = judgeLoadThresholds(
      [fixedThreshold("answer_duration{ stage: peak }", "p( 95 ) < 5000.0")],
      measured(),
      "at the end",
    );
    expect(judged).toMatchObject({
      threshold: "answer_duration{stage:peak}:p(95)<5000",
      metric: "answer_duration{stage:peak}",
      figure: "p(95)",
      limit: 5_000,
    });
  });

  it("asks the measurement for its percentile, without which it is not judged at all", () => {
    const thresholds = [
      loadThreshold("answer_duration", "p(99.9)<1"),
      loadThreshold("first_text", "p(75)<1"),
      loadThreshold("first_text{kind:fresh}", "p(75)<1"),
      loadThreshold("errors", "rate<1"),
    ];
    expect(percentilesWanted(thresholds)).toEqual([75, 99.9]);
    const judge = () =>
      judgeLoadThresholds([fixedThreshold("first_text", "p(75)<1")], measured(), "at the end");
    expect(judge).toThrow("p(75) of first_text was not measured");
  });
});
