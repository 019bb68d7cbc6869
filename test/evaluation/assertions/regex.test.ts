import { describe, expect, it } from "vitest";
import { judge, outcomeOf } from "./seen.ts";

const RUNAWAY = { type: "regex", value: "^(a+)+$" };

describe("a regular expression that runs away", () => {
  it("is told with its place, and the others go on", () => {
    const { results, unsupported } = judge(
      [RUNAWAY, { type: "regex", value: "(a|b)+!$" }],
      `${"a".repeat(60)}!`,
    );
    expect(unsupported).toMatch(/^f\.yaml:7 regex: the regular expression "\^\(a\+\)\+\$" runs away/);
    expect(results.map(({ outcome }) => outcome)).toEqual(["unsupported", "held"]);
  });

  it("is not tried again", () => {
    judge([RUNAWAY], `${"a".repeat(60)}!`);
    expect(outcomeOf(RUNAWAY, "aaa")).toBe("unsupported");
  });

  it("does not make plain ones costly: thousands are judged", () => {
    const plain = Array.from({ length: 2_000 }, (_, at) => ({
      type: "not-regex",
      value: `x{2,}y+z?(${at}|b)`,
    }));
    const { held, results } = judge(plain, "Up to 5 days carry over.");
    expect([held, results.length]).toEqual([true, 2_000]);
  });
});
