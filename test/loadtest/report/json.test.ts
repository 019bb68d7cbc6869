import { describe, expect, it } from "vitest";
import { resultJson } from "../../../src/loadtest/report/json/result-record.ts";
import { deadTarget, invalidResult, madeUpResult } from "./made-up-result.ts";

describe("a load test as JSON", () => {
  it("is one object on one line with all that is known", () => {
    const result = madeUpResult();
    const text = resultJson(result);
    expect(text.match(/\n/g)).toHaveLength(1);
    expect(JSON.parse(text)).toEqual({
      verdict: { kind: "passed", says: expect.any(String), exitCode: 0 },
      valid: true,
      partial: false,
      ...result,
    });
  });

  it("says that a run is invalid, or less than it was to be", () => {
    expect(JSON.parse(resultJson(invalidResult()))).toMatchObject({
      valid: false,
      verdict: { kind: "invalid" },
    });
    expect(JSON.parse(resultJson(deadTarget()))).toMatchObject({
      partial: true,
      verdict: { kind: "target-down", exitCode: 4 },
      thresholds: [{ value: null, crossed: true }],
    });
  });

  it("holds nothing that a terminal obeys", () => {
    expect(resultJson(madeUpResult({ scenario: "\u001b[2J\u009b\u2028" }))).toMatch(/^[^\p{Cc}\u2028]*\n$/u);
  });
});
