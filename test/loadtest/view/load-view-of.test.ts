import { describe, expect, it } from "vitest";
import type { JudgedLoadThreshold } from "../../../src/loadtest/thresholds/judge.ts";
import { loadViewOf } from "../../../src/loadtest/view/load-view-of.ts";
import { createLoadViews } from "../../../src/loadtest/view/load-views.ts";
import { measuring, sampleOf } from "../measure/samples.ts";
import { madeUpRun } from "./standings.ts";

describe("what the live view shows of a run", () => {
  it("is how the run stands", () => {
    const run = madeUpRun();
    run.goOnTo(30_400);
    const view = loadViewOf(run.standing({ invalid: ["2 of the planned questions were dropped"] }), {
      cpu: 0.4,
      rateOf: () => null,
    });
    expect(view).toMatchObject({
      scenario: "average-day",
      stage: "steady",
      elapsedMs: 30_400,
      plannedMs: 120_000,
      rate: { planned: 50 },
      inFlight: 40,
      answered: 1_512,
      dropped: 0,
      errors: { reasons: { "the model answered 503": 8 } },
      thresholds: [{ threshold: "answer_duration:p(95)<5000", unit: "ms", crossed: false }],
      invalid: ["2 of the planned questions were dropped"],
    });
    expect(view.checks).toMatchObject({ "right source": { passes: 1_504, fails: 16 } });
    expect(view.resources).toEqual({
      queue: run.standing().reading.waiting,
      cpu: 0.4,
      memoryBytes: 210 * 2 ** 20 + 30_400,
      costUsd: expect.closeTo(0.152, 5),
    });
  });

  it("tells the times of the last seconds and those of the whole run apart", () => {
    const { measurement, stopwatch } = measuring();
    measurement.add(sampleOf({ endedAt: 100 }));
    stopwatch.at = 60_000;
    measurement.add(sampleOf({ plannedAt: 56_000, endedAt: 60_000 }));
    const { answer, ack } = loadViewOf(madeUpRun().standing({ figures: measurement.figures() })).times;
    expect(answer.now.p50).toBeCloseTo(4_000, -2);
    expect(answer.overall.p50).toBeCloseTo(2_050, -2);
    expect(ack.now.p95).toBeCloseTo(10, 0);
  });

  it("has a point for each second that is over, and none for the one that goes on", () => {
    const run = madeUpRun();
    run.goOnTo(3_500);
    const { series } = loadViewOf(run.standing());
    expect(series).toHaveLength(3);
    run.goOnTo(60_000);
    const { rate, p95 } = loadViewOf(run.standing()).series[20] ?? {};
    expect(rate).toBeCloseTo(50, -1);
    expect(p95).toBeGreaterThan(1_000);
  });

  it("has in its points what was sent, also while no answer comes", () => {
    const run = madeUpRun();
    const viewOf = createLoadViews(() => run.standing({ elapsedMs, rates: { planned: 50, sent: 50 } }));
    let elapsedMs = 0;
    for (; elapsedMs <= 20_000; elapsedMs += 250) {
      if (elapsedMs <= 10_000) run.goOnTo(elapsedMs);
      viewOf();
    }
    run.goOnTo(20_100);
    const rates = viewOf().series.map(({ rate }) => rate);
    expect(rates).toEqual(Array.from({ length: 20 }, () => 50));
  });

  it("knows nothing before something was measured, and says no zero for it", () => {
    const view = loadViewOf(madeUpRun().standing({ reading: {}, rates: { planned: null, sent: null } }));
    expect(view.resources).toEqual({ queue: null, cpu: null, memoryBytes: null, costUsd: null });
    expect(view.times.answer).toEqual({
      now: { p50: null, p95: null, p99: null },
      overall: { p50: null, p95: null, p99: null },
    });
    expect(view.errors).toEqual({ rate: null, reasons: {} });
    expect(view.rate).toEqual({ planned: null, achieved: null });
    expect(view.series).toEqual([]);
  });

  it("has each threshold in its unit", () => {
    const judged = (metric: string, figure: string): JudgedLoadThreshold => ({
      ...{ threshold: `${metric}:${figure}<1`, expression: `${figure}<1`, limit: 1, value: 2, crossed: true },
      ...{ metric, figure },
    });
    const { thresholds } = loadViewOf(
      madeUpRun().standing({
        judged: [
          judged("answer_duration{stage:peak}", "p(95)"),
          judged("answer_duration", "count"),
          judged("errors", "rate"),
          judged("llm_cost_usd", "count"),
          judged("dropped", "count"),
        ],
      }),
    );
    expect(thresholds.map(({ unit }) => unit)).toEqual(["ms", "count", "share", "USD", "count"]);
  });
});
