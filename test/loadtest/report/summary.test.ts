import { describe, expect, it } from "vitest";
import { reportOf } from "../../../src/loadtest/report/report.ts";
import { summaryOf } from "../../../src/loadtest/report/summary.ts";
import { parseScenario } from "../../../src/loadtest/scenario/parse-scenario.ts";

interface Run {
  readonly planned?: number;
  readonly times?: readonly number[];
  readonly lag?: number;
  readonly fails?: number;
}

function report({ planned = 4, times = [20, 40, 60, 1_500], lag = 1, fails = 0 }: Run = {}) {
  const { thresholds, ...scenario } = parseScenario({
    name: "test",
    path: "test.yaml",
    text: "{executor: constant-arrival-rate, rate: 4, duration: 1s, questions: [a], thresholds: {answer_duration: ['max<2000'], checks: ['rate>0.9']}}",
  });
  const questions = times.map((time, index) => ({
    channel: "C",
    thread: String(index),
    plannedAt: 100,
    sentAt: 100 + lag,
    acknowledgedAt: 110,
    answeredAt: 100 + time,
  }));
  return reportOf({
    scenario: { ...scenario, thresholds },
    asked: { planned, questions, endedAt: 5_000 },
    checks: [{ name: "it is final", passes: 4 - fails, fails }],
    thresholds,
  });
}

describe("the summary", () => {
  it("tells figures, checks and thresholds", () => {
    expect(
      summaryOf(report()),
    ).toBe(`scenario test: constant-arrival-rate, 4 every 1s for 1s, times from each planned start

  ✓ it is final

  ack_duration.....: avg=10ms  min=10ms  med=10ms  max=10ms  p(90)=10ms  p(95)=10ms  p(99)=10ms
  answer_duration..: avg=405ms  min=20ms  med=50ms  max=1.5s  p(90)=1.07s  p(95)=1.28s  p(99)=1.46s
  send_lag.........: avg=1ms  min=1ms  med=1ms  max=1ms  p(90)=1ms  p(95)=1ms  p(99)=1ms
  checks...........: 100.00%  ✓ 4  ✗ 0
  questions........: 4 planned, 4 sent, 4 answered

thresholds
  ✓ answer_duration: max<2000  (1.5s)
  ✓ checks: rate>0.9  (100.00%)

passed`);
  });

  it("tells which thresholds were crossed, and which checks failed how often", () => {
    const crossed = report({ fails: 1, times: [10, 10, 10, 3_000] });
    expect(crossed.outcome).toBe("crossed");
    expect(summaryOf(crossed)).toMatch(/✗ it is final\n {4}↳ 75\.00% {2}✓ 3 {2}✗ 1/);
    expect(summaryOf(crossed)).toMatch(/thresholds crossed: answer_duration: max<2000, checks: rate>0\.9$/);
  });
});

describe("a run is invalid", () => {
  it.each([
    ["where under 99 % of the planned questions were sent", { planned: 5 }, /only 4 of 5 planned/],
    ["where the send lag's p(99) is over 250 ms", { lag: 251 }, /p\(99\) is 251 ms/],
    ["where nothing was sent", { times: [] }, /only 0 of 4 planned/],
  ])("%s, whatever the thresholds say", (_what, run, reason) => {
    const invalid = report(run);
    expect(invalid.outcome).toBe("invalid");
    expect(summaryOf(invalid)).toMatch(/INVALID RUN, its figures say nothing about the bot/);
    expect(summaryOf(invalid)).toMatch(reason);
  });

  it("but not at the edge of either", () => {
    expect(report({ lag: 250 }).outcome).toBe("passed");
  });
});
