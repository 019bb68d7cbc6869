import { describe, expect, it } from "vitest";
import { stylesOf } from "../../../src/cli/styles.ts";
import type { LoadResult } from "../../../src/loadtest/report/load-result.ts";
import { summaryText } from "../../../src/loadtest/report/terminal/summary.ts";
import { textWidth } from "../../../src/text/letters.ts";
import {
  deadTarget,
  interruptedResult,
  invalidResult,
  madeUpResult,
  madeUpThreshold,
} from "./made-up-result.ts";

const ESCAPE = "\u001b";

describe("the summary at the end of a load test", () => {
  it("has k6's parts in k6's order", () => {
    const lines = linesOf(madeUpResult());
    const parts = lines.filter((line) => /^ {2}█|^ {4}[A-Z]+$/.test(line)).map((line) => line.trim());
    expect(parts).toEqual([
      "█ THRESHOLDS",
      "█ TOTAL RESULTS",
      "ANSWERS",
      "LOAD",
      "COST",
      "█ OUTCOMES",
      "█ ERRORS",
      "█ STAGES",
      "█ PASSED",
    ]);
  });

  it("has thresholds by metric with what was seen", () => {
    const lines = linesOf(
      madeUpResult({
        thresholds: [
          madeUpThreshold("answer_duration", "p(95)<5000", 2_100),
          { ...madeUpThreshold("errors", "rate<0.01", 0.02, true), aborted: true },
          madeUpThreshold("answer_duration{stage:steady}", "p(95)<2000", 2_100, true),
          madeUpThreshold("answer_duration", "p(99)<10000", null, true),
        ],
      }),
    );
    const at = lines.indexOf("  █ THRESHOLDS");
    expect(lines.slice(at + 2, at + 11)).toEqual([
      "    answer_duration",
      "    ✓ 'p(95)<5000' p(95)=2.1s",
      "    ✗ 'p(99)<10000' nothing to measure it by",
      "",
      "    errors",
      "    ✗ 'rate<0.01' rate=2.00%, and the run was ended by it",
      "",
      "    answer_duration{stage:steady}",
      "    ✗ 'p(95)<2000' p(95)=2.1s",
    ]);
    expect(lines.join("\n")).toContain("█ THRESHOLDS CROSSED\n    crossed: errors: rate<0.01,");
  });

  it("says how questions ended, a line for each kind", () => {
    const lines = linesOf(madeUpResult());
    const at = lines.indexOf("  █ OUTCOMES");
    expect(lines.slice(at + 1, at + 3)).toEqual([
      "    fresh    5880 answered, 12 timed-out",
      "    refused  108 refused",
    ]);
  });

  it("says where users did not come to all that there was to do, and calls it no other load", () => {
    const text = linesOf(madeUpResult({ notAllBegun: { planned: 1_000, begun: 559 } })).join("\n");
    const words = "559 of 1000 planned questions were begun before the time was over";
    expect(text.indexOf(`! ${words}`)).toBeLessThan(text.indexOf("THRESHOLDS"));
    expect(text.slice(text.indexOf("█ PASSED")).replaceAll(/\s+/g, " ")).toContain(
      `Every threshold was kept, and ${words}.`,
    );
  });

  it("says of a check that failed how often it did", () => {
    const lines = linesOf(madeUpResult({ checks: [{ name: "right source", passes: 97, fails: 3 }] }));
    expect(lines).toContain("    ✗ right source");
    expect(lines).toContain("      ↳  97.00% — ✓ 97 / ✗ 3");
    expect(lines.find((line) => line.includes("checks_failed"))).toMatch(/: 3\.00% +3 out of 100$/);
    expect(lines.join("\n")).toContain("█ CHECKS FAILED");
  });

  it("has all figures of a trend, on one line where there is room and else on two", () => {
    const wide = linesOf(madeUpResult(), 140).find((line) => line.includes("answer_duration.."));
    expect(wide).toMatch(
      /: avg=1\.1s +min=300ms +med=1s +max=9s +p\(90\)=1\.6s +p\(95\)=2\.1s +p\(99\)=4\.2s$/,
    );
    const narrow = linesOf(madeUpResult(), 80);
    const at = narrow.findIndex((line) => line.includes("answer_duration.."));
    expect(narrow[at + 1]?.trim()).toMatch(/^p\(95\)=2\.1s +p\(99\)=4\.2s$/);
  });

  it.each([40, 80, 100, 200])("is never wider than a terminal of %d columns, and 80 at least", (columns) => {
    for (const result of [madeUpResult(), invalidResult(), deadTarget(), interruptedResult(), wild()])
      for (const line of linesOf(result, columns))
        expect(textWidth(line)).toBeLessThanOrEqual(Math.max(80, columns));
  });

  it("says INVALID first and last, and gives no mark to anything", () => {
    const lines = linesOf(invalidResult());
    const text = lines.join("\n");
    expect(text.indexOf("INVALID RUN")).toBeLessThan(text.indexOf("THRESHOLDS"));
    expect(lines.slice(-2).join("\n")).toMatch(/█ INVALID RUN\n {4}93 % of the planned/);
    expect(text).not.toContain("✓");
    expect(lines).toContain("    ? 'p(95)<5000' p(95)=2.1s");
  });

  it("says of a dead target what was tried, with the thresholds it could not measure", () => {
    const text = linesOf(deadTarget()).join("\n").replaceAll(/\s+/g, " ");
    expect(text).toContain("PARTIAL: the target was down after 0 of 300 s: http://127.0.0.1:8080 refused");
    expect(text).toContain("✗ 'p(95)<5000' nothing to measure it by");
    expect(text).toContain("█ TARGET DOWN http://127.0.0.1:8080 refused");
    expect(text).not.toContain("NaN");
  });

  it("has what there is of an interrupted run, marked, and says too where it was invalid", () => {
    const text = linesOf(interruptedResult()).join("\n");
    expect(text).toContain("! PARTIAL: interrupted after 91 of 300 s");
    expect(text).toContain("answer_duration.....");
    expect(text).toContain("█ INTERRUPTED");
    const invalid = linesOf({ ...invalidResult(), end: { kind: "interrupted" } }).join("\n");
    expect(invalid.slice(invalid.indexOf("█ INTERRUPTED"))).toContain("INVALID RUN");
  });

  it("has colors where they are wanted and none with NO_COLOR", () => {
    const plain = summaryText(madeUpResult(), {
      columns: 80,
      styled: stylesOf({ isTTY: true }, { NO_COLOR: "1" }),
    });
    expect(plain).not.toContain(ESCAPE);
    const colored = summaryText(invalidResult(), { columns: 80, styled: stylesOf({ isTTY: true }, {}) });
    expect(colored).toContain(`${ESCAPE}[31m`);
  });

  it("obeys nothing that others wrote", () => {
    const text = linesOf(wild()).join("\n");
    expect(text).not.toContain(ESCAPE);
    expect(text).toContain("[2J");
  });

  it("shows a baseline with the change and its interval", () => {
    const lines = linesOf(
      madeUpResult({
        comparison: {
          baseline: "main",
          outcome: "worse",
          because: "answer_duration p(95) is slower than in the baseline.",
          changes: [
            {
              metric: "answer_duration",
              figure: "p(95)",
              before: 2_000,
              after: 2_100,
              interval: { low: 0.02, high: 0.08 },
            },
          ],
        },
      }),
    );
    expect(lines).toContain("  █ BASELINE main");
    expect(lines).toContain("    answer_duration p(95) 2s → 2.1s  +5.0 % (+2.0 % to +8.0 %)");
  });
});

function wild(): LoadResult {
  const hostile = `${ESCAPE}[2J\r\n日本語${"x".repeat(3_000)}`;
  return madeUpResult({
    scenario: hostile,
    target: hostile,
    plan: [{ what: hostile, says: hostile }],
    metrics: {
      [hostile]: { kind: "counter", count: 1e15, rate: 1e12 },
      __proto__: { kind: "counter", count: 1, rate: 1 },
    },
    checks: [{ name: hostile, passes: 1, fails: 1 }],
    outcomes: [{ kind: "fresh", outcome: hostile, count: 1 }],
    thresholds: [{ ...madeUpThreshold(hostile, hostile, 1e300, true), figure: "count" }],
    stages: madeUpResult().stages.map((stage) => ({ ...stage, name: hostile })),
    validity: [{ rule: hostile, holds: false, says: hostile }],
    end: { kind: "target-died", because: hostile },
  });
}

function linesOf(result: LoadResult, columns = 80): string[] {
  const text = summaryText(result, { columns, styled: stylesOf({}, {}) });
  return text.replace(/\n$/, "").split("\n");
}
