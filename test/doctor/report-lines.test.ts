import { describe, expect, it } from "vitest";
import type { CheckResult, Severity, Trouble } from "../../src/doctor/check.ts";
import { reportLines } from "../../src/doctor/report-lines.ts";

const evidenceOf = (saw: string) => ({ did: "Looked", saw, wanted: "better" });

function good(title: string, state: "PASS" | "SKIPPED", saw = "fine"): CheckResult {
  return { id: title, title, severity: "minor", state, evidence: evidenceOf(saw) };
}

function bad(
  title: string,
  state: Trouble["state"],
  severity: Severity = "major",
  saw = "broken",
): CheckResult {
  return { id: title, title, severity, state, evidence: evidenceOf(saw), remedy: `Mend ${title}.` };
}

describe("the report of the checks", () => {
  it("has failures first, a line each with its remedy beneath, and the counts last", () => {
    const results = [
      good("A", "PASS"),
      good("B", "SKIPPED"),
      bad("C", "WARN"),
      bad("D", "UNKNOWN"),
      bad("E", "FAIL"),
    ];
    expect(reportLines(results)).toEqual([
      "FAIL     E: broken",
      "         → Mend E.",
      "UNKNOWN  D: broken",
      "         → Mend D.",
      "WARN     C: broken",
      "         → Mend C.",
      "SKIPPED  B: fine",
      "PASS     A: fine",
      "",
      "5 checks: 1 FAIL, 1 UNKNOWN, 1 WARN, 1 SKIPPED, 1 PASS",
    ]);
  });

  it("has the most severe of the failures foremost", () => {
    const [first] = reportLines([bad("A", "FAIL", "minor"), bad("B", "FAIL", "critical")]);
    expect(first).toBe("FAIL     B: broken");
  });

  it("sets several lines of evidence below one another, and obeys no control characters", () => {
    expect(reportLines([bad("A", "FAIL", "minor", "two faults:\n  - \u001b[2Jone")]).slice(0, 2)).toEqual([
      "FAIL     A: two faults:",
      "           -  [2Jone",
    ]);
  });
});
