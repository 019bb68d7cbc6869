import { describe, expect, it } from "vitest";
import { judge } from "../../src/evaluation/verdict.ts";

const GOLD = ["a.md#1", "a.md#2"];
const FOUND = ["b.md", "a.md#2"];

describe("the verdict on a question that the knowledge answers", () => {
  it.each([
    ["pass", "its answer cites one of its gold sources", "answered", FOUND, ["b.md", "a.md#2"]],
    ["ignored-passage", "gold was found, and the answer cites something else", "answered", FOUND, ["b.md"]],
    ["wrong-refusal", "gold was found, and it was refused", "refused", FOUND, []],
    ["retrieval-miss", "no gold was found, and it was refused", "refused", ["b.md"], []],
    ["retrieval-miss", "no gold was found, and it was answered", "answered", ["b.md"], ["b.md"]],
    ["retrieval-miss", "nothing was found", "refused", [], []],
  ] as const)("is %s when %s", (verdict, _when, outcome, ranking, cited) => {
    expect(judge({ gold: GOLD, outcome, ranking, cited })).toBe(verdict);
  });

  it("does not blame the search when the question was turned away before it", () => {
    expect(judge({ gold: GOLD, outcome: "refused", cited: [] })).toBe("wrong-refusal");
  });
});

describe("the verdict on a question that must be refused", () => {
  it("is pass when it was refused, whatever was found", () => {
    expect(judge({ gold: [], outcome: "refused", ranking: FOUND, cited: [] })).toBe("pass");
  });

  it("is false-answer when it was answered", () => {
    expect(judge({ gold: [], outcome: "answered", ranking: FOUND, cited: ["b.md"] })).toBe("false-answer");
  });
});
