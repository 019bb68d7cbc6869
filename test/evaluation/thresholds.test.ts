import { describe, expect, it } from "vitest";
import { measure } from "../../src/evaluation/metrics.ts";
import { judgeThresholds, parseThreshold } from "../../src/evaluation/thresholds.ts";
import { evaluated } from "./evaluated.ts";

describe("a threshold", () => {
  it.each([
    ["recall@3>=0.6", { metric: "recall@3", comparison: ">=", limit: 0.6 }],
    [" false-answers <= .1 ", { metric: "false-answers", comparison: "<=", limit: 0.1 }],
    ["passed>=1", { metric: "passed", comparison: ">=", limit: 1 }],
    ["ndcg@10<=0", { metric: "ndcg@10", comparison: "<=", limit: 0 }],
  ])("is read from %j", (text, threshold) => {
    expect(parseThreshold(text)).toEqual(threshold);
  });

  it.each([
    "",
    "recall@3",
    "recall@3>0.6",
    "recall@3==1",
    "recall@3>=",
    "recall@3>=-1",
    "recall@3>=6%",
    ">=1",
  ])("is not %j", (text) => {
    expect(() => parseThreshold(text)).toThrow(
      expect.objectContaining({ code: "THRESHOLD_INVALID", exitCode: 2 }),
    );
  });

  it.each([
    ["recal@3", "recall@3"],
    ["recall@30", "recall@3"],
    ["MRR", "mrr"],
    ["false-answer", "false-answers"],
    ["precision", "citation-precision"],
  ])("on the unknown metric %s names %s as the nearest", (given, nearest) => {
    expect(() => parseThreshold(`${given}>=0.5`)).toThrow(`Did you mean "${nearest}"?`);
  });

  it("takes shares and no percents, and says how to write them", () => {
    expect(() => parseThreshold("recall@3>=60")).toThrow(
      expect.objectContaining({
        message: expect.stringContaining("from 0 to 1"),
        remedy: expect.stringContaining("recall@3>=0.6"),
      }),
    );
  });
});

describe("a threshold and a result", () => {
  // Half of the questions pass.
  const metrics = measure([evaluated({ outcome: "refused" }), evaluated({ outcome: "answered" })]);
  const isCrossed = (text: string) => judgeThresholds([parseThreshold(text)], metrics)[0]?.crossed;

  it("is kept at its limit, and crossed beyond it", () => {
    expect(isCrossed("passed>=0.5")).toBe(false);
    expect(isCrossed("passed>=0.51")).toBe(true);
    expect(isCrossed("passed<=0.5")).toBe(false);
    expect(isCrossed("passed<=0.49")).toBe(true);
  });

  it("is crossed where there was nothing to measure by", () => {
    expect(isCrossed("recall@3>=0")).toBe(true);
  });
});
