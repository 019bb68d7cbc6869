import { describe, expect, it } from "vitest";
import { measure } from "../../src/evaluation/metrics.ts";
import { evaluated } from "./evaluated.ts";

const cited = evaluated({ gold: ["a"], outcome: "answered", ranking: ["a", "x"], cited: ["a", "x"] });
const second = evaluated({ gold: ["a"], outcome: "answered", ranking: ["x", "a"], cited: ["x"] });
const missed = evaluated({ gold: ["a"], outcome: "refused", ranking: ["x"], cited: [] });
const refused = evaluated({ gold: [], outcome: "refused" });
const invented = evaluated({ gold: [], outcome: "answered", ranking: ["x"], cited: ["x"] });

describe("the metrics", () => {
  it("measure retrieval and answers by the questions that have gold, and false answers by those without", () => {
    expect(measure([cited, second, missed, refused, invented])).toEqual({
      "recall@1": 0.333333,
      "recall@3": 0.666667,
      "recall@5": 0.666667,
      "recall@10": 0.666667,
      mrr: 0.5,
      "ndcg@10": 0.543643,
      answered: 0.666667,
      "citation-recall": 0.333333,
      "citation-precision": 0.333333,
      "false-refusals": 0.333333,
      "false-answers": 0.5,
      passed: 0.4,
    });
  });

  it("have no value where there is no question to measure them by", () => {
    expect(measure([refused])).toMatchObject({
      "recall@3": null,
      mrr: null,
      answered: null,
      "citation-precision": null,
      "false-answers": 0,
      passed: 1,
    });
    expect(measure([missed])).toMatchObject({ "citation-precision": null, "false-answers": null });
  });

  it("take a question that was never searched for as not found", () => {
    const { ranking: _, ...turnedAway } = missed;
    expect(measure([turnedAway])).toMatchObject({ "recall@10": 0, mrr: 0 });
  });

  it("add thirds up to one, so that a threshold of 1 can be kept", () => {
    const gold = ["a", "b", "c"];
    const thirds = ["a", "b", "c"].map((found) => evaluated({ gold: [found], ranking: [found] }));
    expect(measure([...thirds, evaluated({ gold, ranking: gold })])["recall@5"]).toBe(1);
  });
});
