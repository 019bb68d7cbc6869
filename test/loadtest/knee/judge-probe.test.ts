import { describe, expect, it } from "vitest";
import type { ExecutorOutcome } from "../../../src/loadtest/executors/executor.ts";
import { holdsBy, judgeProbe } from "../../../src/loadtest/knee/judge-probe.ts";
import { measuring, sampleOf } from "../measure/samples.ts";
import { fixedThreshold } from "../thresholds/thresholds.ts";

const SENT: ExecutorOutcome = {
  planned: 100,
  started: 100,
  completed: 100,
  interrupted: 0,
  dropped: { late: 0, "in-flight": 0, "not-begun": 0 },
  aborted: false,
};
const generator = { sendLagP99: 2, eventLoopBusy: 0.1 };

/** Of ten answers one is wrong; all took 100 ms. */
function measuredFigures() {
  const { measurement } = measuring({ objectiveMs: 1_000 });
  for (const index of Array.from({ length: 10 }).keys())
    measurement.add(sampleOf({ checks: { source: index > 0 } }));
  return measurement.figures();
}

function judged(outcome: Partial<ExecutorOutcome>, holds = holdsBy([], 0.9), lag = generator) {
  const figures = measuredFigures();
  return judgeProbe({ figures, outcomes: [{ ...SENT, ...outcome }], generator: lag, use: null }, holds);
}

describe("a probe", () => {
  it("holds where goodput is not under the least, and no threshold is crossed", () => {
    const holds = holdsBy([fixedThreshold("answer_duration", "p(95)<=100")], 0.9);
    expect(judged({}, holds)).toMatchObject({
      verdict: "held",
      why: [],
      evidence: { use: null, invalid: [] },
    });
  });

  it("breaks, and says by what", () => {
    const holds = holdsBy([fixedThreshold("answer_duration", "p(95)<100")], 0.95);
    expect(judged({}, holds)).toMatchObject({
      verdict: "broke",
      why: ["answer_duration:p(95)<100 is crossed with 100ms", "goodput is 90.00%, and 95.00% is the least"],
    });
  });

  it("rounds shares as the reports do", () => {
    const { measurement } = measuring({});
    for (const index of Array.from({ length: 26 }).keys())
      measurement.add(sampleOf({ checks: { source: index > 4 } }));
    const [why] = holdsBy([fixedThreshold("checks", "rate>0.99")])(measurement.figures());
    expect(why).toBe("checks:rate>0.99 is crossed with 80.77%");
  });

  it("breaks where nothing was measured", () => {
    const { measurement } = measuring({});
    const figures = measurement.figures();
    const { why } = judgeProbe({ figures, outcomes: [SENT], generator, use: null }, holdsBy([], 0.9));
    expect(why).toEqual(["goodput is not measured, and 90.00% is the least"]);
  });

  it("says nothing of the bot where the generator was late, whatever the figures are", () => {
    const { verdict, why, evidence } = judged({}, holdsBy([], 1), { ...generator, eventLoopBusy: 0.9 });
    expect(verdict).toBe("invalid");
    expect(why).toEqual(["the generator's event loop was busy for 90 % of the time, and 80 % is the most"]);
    expect(evidence.invalid).toMatchObject([{ reason: "event-loop" }]);
  });

  it("says nothing of the bot where questions were dropped as too late", () => {
    const dropped = { late: 3, "in-flight": 0, "not-begun": 0 };
    expect(judged({ started: 97, dropped }).verdict).toBe("invalid");
  });

  it("breaks where too many were unanswered to send more: that is the bot's limit, and no invalid load", () => {
    const dropped = { late: 0, "in-flight": 30, "not-begun": 0 };
    expect(judged({ started: 70, dropped })).toMatchObject({
      verdict: "broke",
      why: ["30 were not sent, since too many were unanswered already"],
    });
  });
});
