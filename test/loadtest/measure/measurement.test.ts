import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lostSample, measuring, sampleOf } from "./samples.ts";

describe("the time of a question", () => {
  it("runs from the planned start, and the service time from the sending", () => {
    const { measurement } = measuring();
    measurement.add(
      sampleOf({ plannedAt: 0, sentAt: 400, acknowledgedAt: 450, firstTextAt: 600, endedAt: 900 }),
    );
    const { metrics } = measurement.figures();
    expect(metrics.answer_duration).toMatchObject({ count: 1, avg: 900, med: 900, max: 900 });
    expect(metrics.service_duration.avg).toBe(500);
    expect(metrics.send_lag.avg).toBe(400);
    expect(metrics.ack_duration.avg).toBe(450);
    expect(metrics.first_text.avg).toBe(600);
  });

  it("has what was waited where no answer came", () => {
    const { measurement, stopwatch } = measuring({ timeoutMs: 10_000 });
    stopwatch.at = 12_500;
    measurement.add(lostSample({ plannedAt: 1_000, sentAt: 2_000, acknowledgedAt: 2_100 }));
    const { metrics } = measurement.figures();
    expect(metrics.answer_duration.max).toBe(11_500);
    expect(metrics.first_text.max).toBe(11_500);
    expect(metrics.service_duration.max).toBe(10_500);
    expect(metrics.ack_duration.max).toBe(1_100);
  });

  it("is never better for a failure that came fast: it counts as if waited for to the time-out", () => {
    const { measurement } = measuring({ timeoutMs: 10_000 });
    measurement.add(lostSample({ outcome: "failed", error: "refused", endedAt: 1 }));
    expect(measurement.figures().metrics.answer_duration.min).toBe(10_000);
  });

  it("is not measured where the target has no such moment", () => {
    const { measurement } = measuring();
    measurement.add(sampleOf({ acknowledgedAt: undefined }));
    const { ack_duration, answer_duration } = measurement.figures().metrics;
    expect(ack_duration).toMatchObject({ count: 0, avg: null, "p(95)": null });
    expect(answer_duration.count).toBe(1);
  });
});

describe("rates and counters", () => {
  it("counts what failed, what held, and what was right in time", () => {
    const { measurement, stopwatch } = measuring({ objectiveMs: 500 });
    measurement.add(sampleOf({ checks: { thread: true, source: true }, costUsd: 0.01, tokens: 20 }));
    measurement.add(sampleOf({ checks: { thread: true, source: false }, costUsd: 0.02, tokens: 30 }));
    measurement.add(sampleOf({ endedAt: 501 }));
    measurement.add(sampleOf({ endedAt: 500 }));
    stopwatch.at = 10_000;
    measurement.add(lostSample({ error: "nothing came" }));
    measurement.addDropped(3);
    const { metrics, checks, outcomes, reasons, elapsedMs } = measurement.figures();
    expect(metrics.errors).toEqual({ rate: 0.2, passes: 1, fails: 4 });
    expect(metrics.goodput).toEqual({ rate: 0.4, passes: 2, fails: 3 });
    expect(metrics.checks).toEqual({ rate: 0.75, passes: 3, fails: 1 });
    expect(metrics.questions).toEqual({ count: 5, rate: 0.5 });
    expect(metrics.dropped).toEqual({ count: 3, rate: 0.3 });
    expect(metrics.llm_cost_usd.count).toBeCloseTo(0.03);
    expect(metrics.llm_tokens.count).toBe(50);
    expect(checks).toEqual({
      thread: { rate: 1, passes: 2, fails: 0 },
      source: { rate: 0.5, passes: 1, fails: 1 },
    });
    expect(outcomes).toEqual({ answered: 4, "timed-out": 1 });
    expect(reasons).toEqual({ "nothing came": 1 });
    expect(elapsedMs).toBe(10_000);
  });

  it("knows no rate of nothing, and no cost that nobody told", () => {
    const { metrics } = measuring().measurement.figures();
    expect(metrics.checks).toEqual({ rate: null, passes: 0, fails: 0 });
    expect(metrics.llm_cost_usd).toEqual({ count: null, rate: null });
    expect(metrics.dropped.count).toBe(0);
  });

  it("takes in checks and costs that are known late", () => {
    const { measurement } = measuring();
    measurement.add(sampleOf({ stage: "peak", checks: { thread: true } }));
    measurement.addCheck("doubled", false, { kind: "fresh", stage: "peak" });
    measurement.addCost({ usd: 0.5, tokens: 100 }, "peak");
    const { metrics, byStage, checks } = measurement.figures();
    expect(metrics.checks.rate).toBe(0.5);
    expect(checks.doubled).toEqual({ rate: 0, passes: 0, fails: 1 });
    expect(byStage.peak).toMatchObject({ checks: { rate: 0.5 }, llm_cost_usd: { count: 0.5 } });
  });
});

describe("how questions ended", () => {
  it("is known by kind", () => {
    const { measurement } = measuring();
    for (const outcome of ["answered", "refused", "answered"]) measurement.add(sampleOf({ outcome }));
    measurement.add(lostSample({ kind: "over-limit" }));
    expect(measurement.figures().outcomesByKind).toEqual({
      fresh: { answered: 2, refused: 1 },
      "over-limit": { "timed-out": 1 },
    });
  });

  it("takes no more memory for a target that says something else each time", () => {
    const { measurement } = measuring();
    for (let at = 0; at < 1_000; at += 1) measurement.add(sampleOf({ outcome: `odd ${at}` }));
    const { fresh = {} } = measurement.figures().outcomesByKind;
    expect(Object.keys(fresh).length).toBeLessThan(60);
    expect(Object.values(fresh).reduce((sum, count) => sum + count, 0)).toBe(1_000);
  });
});

describe("a check that held and does so no longer", () => {
  it("is turned in every part, and with it the good answer", () => {
    const { measurement } = measuring();
    const told = sampleOf({ stage: "peak", checks: { single: true } });
    measurement.add(told);
    measurement.add(sampleOf({ stage: "peak", checks: { single: true } }));
    measurement.turnCheck("single", told);
    const { metrics, byStage, byKind, checks } = measurement.figures();
    for (const part of [metrics, byStage.peak, byKind.fresh])
      expect(part).toMatchObject({
        checks: { rate: 0.5, passes: 1, fails: 1 },
        goodput: { rate: 0.5, passes: 1, fails: 1 },
      });
    expect(checks.single).toEqual({ rate: 0.5, passes: 1, fails: 1 });
  });

  it("takes no good answer away where there was none: it was late, wrong otherwise, or failed", () => {
    const { measurement } = measuring({ objectiveMs: 500 });
    const late = sampleOf({ endedAt: 501, checks: { single: true } });
    const wrong = sampleOf({ checks: { single: true, source: false } });
    const failed = sampleOf({ outcome: "failed", checks: { single: true } });
    for (const told of [late, wrong, failed]) measurement.add(told);
    measurement.add(sampleOf({ checks: { single: true } }));
    for (const told of [late, wrong, failed]) measurement.turnCheck("single", told);
    const { metrics, byKind } = measurement.figures();
    for (const part of [metrics, byKind.fresh])
      expect(part).toMatchObject({ goodput: { passes: 1, fails: 3 }, checks: { passes: 1, fails: 4 } });
  });
});

describe("the rate of a counter", () => {
  const fifty = (options = {}) => {
    const measured = measuring(options);
    for (let at = 0; at < 50; at += 1) measured.measurement.add(sampleOf({ plannedAt: at * 100 }));
    const ratesAt = (moment: number) => {
      measured.stopwatch.at = moment;
      const { metrics, byStage } = measured.measurement.figures();
      return [metrics.questions.rate, byStage.steady?.questions.rate];
    };
    return { ...measured, ratesAt };
  };

  it("is over the time in which questions fall due, and not over the wait for the last answers", () => {
    const { ratesAt } = fifty({ dueForMs: 5_000 });
    expect(ratesAt(2_500)).toEqual([20, 20]);
    expect(ratesAt(5_000)).toEqual([10, 10]);
    expect(ratesAt(35_000)).toEqual([10, 10]);
  });

  it("is over less where the run was ended, or all was done, before that time was over", () => {
    const { measurement, stopwatch, ratesAt } = fifty({ dueForMs: 60_000 });
    stopwatch.at = 5_000;
    expect(measurement.allDue()).toBe(5_000);
    expect(ratesAt(35_000)).toEqual([10, 10]);
    expect(measurement.allDue()).toBe(5_000);
  });
});

it("tells why questions were dropped", () => {
  const { measurement } = measuring();
  const of = { kind: "fresh", stage: "steady", plannedAt: 0 } as const;
  measurement.addDropped(3, { ...of, reason: "late" });
  measurement.addDropped(2, { ...of, reason: "in-flight" });
  measurement.addDropped(1, { ...of, reason: "late" });
  const { metrics, dropReasons } = measurement.figures();
  expect(metrics.dropped.count).toBe(6);
  expect(dropReasons).toEqual({ late: 4, "in-flight": 2 });
});

describe("the parts of a run", () => {
  it("has the figures of each stage and of each kind of question", () => {
    const { measurement } = measuring();
    measurement.add(sampleOf({ stage: "ramp", kind: "fresh", endedAt: 100 }));
    measurement.add(sampleOf({ stage: "peak", kind: "follow-up", endedAt: 300 }));
    measurement.add(sampleOf({ stage: "peak", kind: "fresh", endedAt: 500 }));
    const { byStage, byKind, metrics } = measurement.figures();
    expect(byStage.ramp?.answer_duration.avg).toBe(100);
    expect(byStage.peak?.answer_duration.avg).toBe(400);
    expect(byKind.fresh?.answer_duration.avg).toBe(300);
    expect(byKind["follow-up"]?.questions.count).toBe(1);
    expect(metrics.answer_duration).toMatchObject({ avg: 300, min: 100, max: 500 });
  });

  it("has the percentiles that were asked for", () => {
    const { measurement } = measuring({ percentiles: [99.9, 95] });
    for (let at = 0; at <= 1_000; at += 1) measurement.add(sampleOf({ endedAt: at }));
    const { answer_duration } = measurement.figures().metrics;
    expect(Object.keys(answer_duration)).toEqual([
      "count",
      "avg",
      "min",
      "med",
      "max",
      "p(90)",
      "p(95)",
      "p(99)",
      "p(99.9)",
    ]);
    expect(answer_duration["p(99.9)"]).toBeCloseTo(999, -1);
    const [quarter, longest] = measurement.percentiles("answer_duration", [25, 100]);
    expect(quarter).toBeCloseTo(250, 0);
    expect(longest).toBe(1_000);
  });
});

describe("a snapshot", () => {
  it("is plain data that later questions do not change", () => {
    const { measurement } = measuring();
    measurement.add(sampleOf());
    const before = measurement.figures();
    const text = JSON.stringify(before);
    expect(JSON.parse(text)).toEqual(before);
    measurement.add(sampleOf({ endedAt: 9_000 }));
    expect(JSON.stringify(before)).toBe(text);
    expect(measurement.figures().metrics.answer_duration.max).toBe(9_000);
  });

  it("works out anew only what changed, so that it can be taken often", () => {
    const { measurement } = measuring();
    measurement.add(sampleOf({ stage: "ramp", plannedAt: 0 }));
    measurement.add(sampleOf({ stage: "peak", plannedAt: 5_000 }));
    const before = measurement.figures();
    measurement.add(sampleOf({ stage: "peak", plannedAt: 5_500 }));
    const after = measurement.figures();
    expect(after.byStage.ramp?.answer_duration).toBe(before.byStage.ramp?.answer_duration);
    expect(after.byStage.peak?.answer_duration).not.toBe(before.byStage.peak?.answer_duration);
    const first = (figures: typeof before) => figures.series.buckets[0]?.answer_duration;
    expect(first(after)).toBe(first(before));
  });
});

it("is never better than what was waited, whatever comes", () => {
  const moment = fc.double({ min: 0, max: 60_000, noNaN: true });
  const question = fc.record({ plannedAt: moment, lag: moment, took: moment, lost: fc.boolean() });
  fc.assert(
    fc.property(fc.array(question, { minLength: 1, maxLength: 100 }), (questions) => {
      const { measurement } = measuring({ timeoutMs: 10_000 });
      const waits = questions.map(({ plannedAt, lag, took, lost }) => {
        const given = { plannedAt, sentAt: plannedAt + lag, endedAt: plannedAt + lag + took };
        measurement.add(lost ? lostSample(given) : sampleOf(given));
        return given.endedAt - plannedAt;
      });
      const sorted = waits.sort((one, other) => one - other);
      const { count, min, max, "p(99)": p99 } = measurement.figures().metrics.answer_duration;
      expect(count).toBe(questions.length);
      expect(min).toBeGreaterThanOrEqual(sorted[0] ?? Number.NaN);
      expect(max).toBeGreaterThanOrEqual(sorted.at(-1) ?? Number.NaN);
      const below = sorted[Math.floor(0.99 * (sorted.length - 1))] ?? Number.NaN;
      expect(p99).toBeGreaterThanOrEqual(below - 0.001);
    }),
  );
});
