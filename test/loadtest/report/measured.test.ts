import { describe, expect, it } from "vitest";
import { createMeasurement } from "../../../src/loadtest/measure/measurement.ts";
import { measuredOf, stageFigures } from "../../../src/loadtest/report/measured.ts";
import { summaryText } from "../../../src/loadtest/report/terminal/summary.ts";
import { validityRules } from "../../../src/loadtest/report/validity-rules.ts";
import { whatMakesInvalid } from "../../../src/loadtest/validity/what-makes-invalid.ts";
import { madeUpResult } from "./made-up-result.ts";

/** 200 questions in 10 s; the times of their answers rise from 10 to 2,000 ms, and each tenth fails. */
function measurement() {
  const measured = createMeasurement({ now: () => 10_000, begin: 0, timeoutMs: 5_000 });
  for (let at = 0; at < 200; at += 1) {
    const plannedAt = at * 50;
    measured.add({
      kind: "fresh",
      stage: at < 100 ? "first" : "second",
      plannedAt,
      sentAt: plannedAt,
      acknowledgedAt: plannedAt + 1,
      firstTextAt: plannedAt + 5,
      endedAt: plannedAt + (at + 1) * 10,
      outcome: at % 10 === 9 ? "failed" : "answered",
      checks: { "right thread": true, "right source": at !== 0 },
    });
  }
  return measured;
}

describe("what was measured", () => {
  it("is what the reports show", () => {
    const { metrics, checks, series } = measuredOf(measurement());
    expect(metrics.questions).toMatchObject({ kind: "counter", count: 200, rate: 20 });
    expect(metrics.errors).toEqual({ kind: "rate", rate: 0.1, passes: 20, fails: 180 });
    expect(metrics.llm_cost_usd).toMatchObject({ kind: "counter", count: null });
    expect(checks).toEqual([
      { name: "right thread", passes: 200, fails: 0 },
      { name: "right source", passes: 199, fails: 1 },
    ]);
    expect(series[0]).toMatchObject({ at: 0, seconds: 1, planned: 20, sent: 20, errors: 2, dropped: 0 });
    const text = summaryText(madeUpResult({ metrics, checks, series }), {
      columns: 140,
      styled: (each) => each,
    });
    expect(text).toMatch(/errors\.+: 10\.00% +20 out of 200\n/);
    expect(text).toMatch(/llm_cost_usd\.+: –/);
  });

  it("has a curve by percentile as far as there are durations", () => {
    const { answer_duration: trend } = measuredOf(measurement()).metrics;
    const curve = (trend?.kind === "trend" ? trend.curve : undefined) ?? [];
    expect(curve.map(({ percentile }) => percentile).slice(-3)).toEqual([99.4, 99.5, 100]);
    expect(curve.map(({ value }) => value)).toEqual(
      curve.map(({ value }) => value).toSorted((a, b) => a - b),
    );
    const none = measuredOf(createMeasurement({ now: () => 1, begin: 0, timeoutMs: 1 })).metrics
      .answer_duration;
    expect(none).toMatchObject({ kind: "trend", count: 0, curve: [] });
  });

  it("has how questions ended, by kind, the most frequent first", () => {
    expect(measuredOf(measurement()).outcomes).toEqual([
      { kind: "fresh", outcome: "answered", count: 180 },
      { kind: "fresh", outcome: "failed", count: 20 },
    ]);
  });

  it("is known by stage", () => {
    const { first } = measurement().figures().byStage;
    expect(first && stageFigures(first)).toMatchObject({ sent: 100, answered: 90, errors: 10 });
  });

  it("is told with every rule of a true load, also those that hold", () => {
    const generated = {
      planned: 1_000,
      sent: 980,
      dropped: { late: 0, "in-flight": 0 },
      sendLagP99: 4,
      eventLoopBusy: 0.2,
    };
    const rules = validityRules(whatMakesInvalid(generated));
    expect(rules.map(({ rule, holds }) => [rule, holds])).toEqual([
      ["achieved", false],
      ["send-lag", true],
      ["event-loop", true],
      ["dropped", true],
    ]);
    expect(rules[0]?.says).toContain("only 980 of 1000");
  });
});
