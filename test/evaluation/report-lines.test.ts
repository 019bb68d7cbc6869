import { describe, expect, it } from "vitest";
import type { EvaluatedQuestion } from "../../src/evaluation/evaluated-question.ts";
import { measure } from "../../src/evaluation/metrics.ts";
import { reportLines } from "../../src/evaluation/report-lines.ts";
import { judgeThresholds, parseThreshold } from "../../src/evaluation/thresholds.ts";
import { evaluated } from "./evaluated.ts";

function reported(questions: readonly EvaluatedQuestion[], ...thresholds: readonly string[]): string[] {
  const metrics = measure(questions);
  const knowledge = { version: "0f0f", documents: 2, passages: 9 };
  return reportLines(
    { knowledge, model: "extractive", metrics, questions },
    judgeThresholds(thresholds.map(parseThreshold), metrics),
  );
}

const passed = evaluated({ gold: ["a"], outcome: "answered", ranking: ["a"], cited: ["a"] });
const ignored = evaluated({ id: "dlq", gold: ["a"], outcome: "answered", ranking: ["x", "a"], cited: ["x"] });

describe("the report of an evaluation", () => {
  it("begins with what passed, and shows each metric", () => {
    const lines = reported([passed, ignored]);
    expect(lines.slice(0, 2)).toEqual([
      "1 of 2 questions passed (2 have an answer, 0 must be refused)",
      "model extractive, knowledge 0f0f: 9 passages of 2 documents",
    ]);
    expect(lines).toContain("  recall@1   0.500          answered            1.000");
    expect(lines).toContain("  mrr        0.750          false-answers       -");
  });

  it("tells what each model was asked and cost, where one costs", () => {
    const cheap = { ...passed, model: "haiku", costUsd: 0.00125 };
    const strong = { ...passed, model: "sonnet", costUsd: 0.004 };
    expect(reported([strong, cheap, cheap])[2]).toBe("asked: haiku 2 ($0.0025), sonnet 1 ($0.0040)");
    expect(reported([{ ...strong, costUsd: null }])[2]).toBe("asked: sonnet 1 (price not known)");
    expect(reported([passed])[2]).toBe("");
  });

  it("names each failure with its attribution, and where the gold stood", () => {
    expect(reported([passed, ignored]).slice(-2)).toEqual([
      "1 failed: 1 ignored-passage",
      "  ignored-passage  dlq: What?  (gold is number 2)",
    ]);
  });

  it("shows ten failures, says how many more there are, and stays on one screen", () => {
    const lines = reported(Array(12).fill(ignored), "passed>=1", "mrr>=0.1");
    expect(lines.filter((line) => line.startsWith("  ignored-passage"))).toHaveLength(10);
    expect(lines).toContain("  … and 2 more; --json has them all");
    expect(lines.length).toBeLessThanOrEqual(30);
  });

  it("says of each threshold whether it was kept, and what was measured", () => {
    expect(reported([passed, ignored], "mrr>=0.7", "passed>=0.9", "false-answers<=0").slice(-3)).toEqual([
      "  kept     mrr >= 0.7  (it is 0.75)",
      "  crossed  passed >= 0.9  (it is 0.5)",
      "  crossed  false-answers <= 0  (there was no question to measure it by)",
    ]);
  });

  it("keeps a long question and its control characters from the screen", () => {
    const question = `\u001b[2J${"very ".repeat(40)}long?`;
    const line = reported([{ ...ignored, question }]).at(-1) ?? "";
    expect(line).not.toContain("\u001b");
    expect(line).toMatch(/very…? *…? {2}\(gold/);
    expect(line.length).toBeLessThan(110);
  });
});
