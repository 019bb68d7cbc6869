import { describe, expect, it } from "vitest";
import { parseThreshold } from "../../../src/evaluation/metrics/metric-thresholds.ts";
import { createTally } from "../../../src/evaluation/metrics/tally.ts";
import { FAIL, resultOf } from "./results.ts";

function judged(...thresholds: readonly string[]) {
  const tally = createTally();
  tally.add(resultOf("a", { case: { tags: ["hr"], file: "hr.yaml" } }));
  tally.add(resultOf("b", { case: { tags: ["it"], file: "it.yaml" }, verdict: FAIL }));
  return tally.summary({ seed: 1, thresholds: thresholds.map(parseThreshold) }).thresholds;
}

describe("a threshold on a metric", () => {
  it.each([
    ["recall@3>=0.9", { metric: "recall@3", operator: ">=", limit: 0.9 }],
    ["passed>=0.95", { metric: "pass", operator: ">=", limit: 0.95 }],
    ["false-answers<=.05", { metric: "false-answers", operator: "<=", limit: 0.05 }],
    ["infrastructure<=2", { metric: "infrastructure", operator: "<=", limit: 2 }],
    ["cost<2.5", { metric: "cost", operator: "<", limit: 2.5 }],
    ["latency:p(95)<4000", { metric: "latency-p95", operator: "<", limit: 4000 }],
    ["latency:med<4000", { metric: "latency-p50", operator: "<", limit: 4000 }],
    ["latency-p95<4000", { metric: "latency-p95", operator: "<", limit: 4000 }],
    ["pass{tag:hr}>=0.9", { metric: "pass", selector: { key: "tag", value: "hr" }, limit: 0.9 }],
  ])("is read: %s", (text, threshold) => {
    expect(parseThreshold(text)).toMatchObject(threshold);
  });

  it.each([
    ["recall>=0.9", /no metric "recall"; did you mean "recall@1"\?/, /The metrics are pass,/],
    ["pas>=0.9", /did you mean "pass"\?/, /citation-precision/],
    ["constructor>=0.9", /no metric "constructor"/, /pass/],
    ["pass", /"pass" is no threshold/, /recall@3>=0\.6/],
    ["pass>=90", /asks for 90, and pass is a share from 0 to 1/, /60 % is pass>=0\.6/],
    ["pass:p(95)>=0.9", /no such figure of "pass"/, /metrics are/],
    ["latency:p(99)<4000", /no such figure of "latency"/, /latency-p95/],
    ["pass{team:hr}>=0.9", /selects by "team"/, /pass\{tag:NAME\}/],
  ])("is refused with what to write: %s", (text, message, remedy) => {
    expect(() => parseThreshold(text)).toThrow(
      expect.objectContaining({
        code: "THRESHOLD_INVALID",
        exitCode: 2,
        message: expect.stringMatching(message),
        remedy: expect.stringMatching(remedy),
      }),
    );
  });
});

describe("a threshold is judged", () => {
  it("on the value, and shown with its interval", () => {
    expect(judged("pass>=0.5")).toEqual([
      {
        threshold: "pass>=0.5",
        metric: "pass",
        value: 0.5,
        interval: { low: expect.closeTo(0.0945, 4), high: expect.closeTo(0.9055, 4) },
        crossed: false,
      },
    ]);
    expect(judged("pass>=0.51")).toMatchObject([{ crossed: true }]);
  });

  it("on a tag or a file alone", () => {
    expect(judged("pass{tag:hr}>=1", "pass{tag:it}>=1", "pass{file:hr.yaml}>=1")).toMatchObject([
      { threshold: "pass{tag:hr}>=1", value: 1, crossed: false },
      { value: 0, crossed: true },
      { value: 1, crossed: false },
    ]);
  });

  it("as crossed where there is nothing to measure", () => {
    expect(judged("injection-success<=1", "pass{tag:nowhere}>=0")).toMatchObject([
      { value: null, interval: null, crossed: true },
      { value: null, interval: null, crossed: true },
    ]);
  });
});
