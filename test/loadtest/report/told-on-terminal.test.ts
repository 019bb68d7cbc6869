import { describe, expect, it } from "vitest";
import { toldOnTerminal } from "../../../src/loadtest/report/terminal/told-on-terminal.ts";

const ROW = "  at once    5 where an answer takes 0.9 s, 30 where each takes as long as the objective allows";

describe("a line of the plan on a terminal", () => {
  it("is as it is where it fits", () => {
    expect(toldOnTerminal(ROW, 120)).toBe(ROW);
    expect(toldOnTerminal("Plan of smoke", 40)).toBe("Plan of smoke");
  });

  it("is broken between words, under its first words", () => {
    expect(toldOnTerminal(ROW, 50)).toBe(
      [
        "  at once    5 where an answer takes 0.9 s, 30",
        "             where each takes as long as the",
        "             objective allows",
      ].join("\n"),
    );
  });

  it("is never wider than the terminal, and loses no word", () => {
    for (let columns = 12; columns < 100; columns += 1) {
      const lines = toldOnTerminal(ROW, columns).split("\n");
      expect(Math.max(...lines.map((each) => each.length))).toBeLessThanOrEqual(columns);
      expect(lines.join(" ").match(/\S+/g)).toEqual(ROW.match(/\S+/g));
    }
  });

  it("is broken at no indent where it is no row", () => {
    expect(toldOnTerminal("ledger loadtest: It is  not there.", 20)).toBe(
      "ledger loadtest: It\nis  not there.",
    );
  });
});
