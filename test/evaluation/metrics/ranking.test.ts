import { describe, expect, it } from "vitest";
import { ndcgAt, recallAt, reciprocalRank } from "../../../src/evaluation/metrics/ranking.ts";

const RANKING = ["x", "a", "y", "b"];

describe("recall", () => {
  it.each([
    [1, ["a", "b"], 0],
    [2, ["a", "b"], 0.5],
    [4, ["a", "b"], 1],
    [4, ["a", "z"], 0.5],
  ])("at %i of %j is %d", (k, gold, share) => {
    expect(recallAt(k, RANKING, gold)).toBe(share);
  });
});

describe("the reciprocal rank", () => {
  it("is one over the rank of the first gold", () => {
    expect(reciprocalRank(RANKING, ["b", "a"])).toBe(1 / 2);
  });

  it("is 0 where no gold was found", () => {
    expect(reciprocalRank(RANKING, ["z"])).toBe(0);
    expect(reciprocalRank([], ["z"])).toBe(0);
  });
});

describe("the discounted gain", () => {
  it("is 1 where all gold comes first", () => {
    expect(ndcgAt(10, ["b", "a", "x"], ["a", "b"])).toBe(1);
  });

  it("counts gold less the further down it stands", () => {
    // Ranks 2 and 4 against the ideal ranks 1 and 2, worked out by hand: (0.6309 + 0.4307) / (1 + 0.6309).
    expect(ndcgAt(10, RANKING, ["a", "b"])).toBeCloseTo(0.6509, 4);
  });

  it("does not look beyond its depth", () => {
    expect(ndcgAt(1, RANKING, ["a"])).toBe(0);
  });

  it("can reach 1 with more gold than its depth", () => {
    expect(ndcgAt(1, ["a"], ["a", "b", "c"])).toBe(1);
  });
});
