import { describe, expect, it } from "vitest";
import { bleu, gleu } from "../../../src/evaluation/assertions/bleu.ts";
import { rouge } from "../../../src/evaluation/assertions/rouge.ts";
import { judge } from "./seen.ts";

describe("the score of a case", () => {
  const good = { type: "contains", value: "a" };
  const bad = { type: "contains", value: "z" };

  it("is the weighted mean of its assertions, and each has to hold", () => {
    expect(judge([good, { ...bad, weight: 3 }], "a")).toMatchObject({ held: false, score: 0.25 });
    expect(judge([good, good], "a")).toMatchObject({ held: true, score: 1 });
    expect(judge([], "a")).toMatchObject({ held: true, score: null });
  });

  it("has to reach the threshold instead, where there is one", () => {
    expect(judge([good, bad], "a", 0.5)).toMatchObject({ held: true, score: 0.5 });
    expect(judge([good, bad], "a", 0.51)).toMatchObject({
      held: false,
      because: "the score 0.50 is below 0.51",
    });
    expect(judge([bad], "a", 0).held).toBe(true);
  });

  it("leaves out what has the weight 0, which cannot fail", () => {
    const judged = judge([good, { ...bad, weight: 0, metric: "m" }, { type: "javascript", weight: 0 }], "a");
    expect(judged).toMatchObject({ held: true, score: 1, metrics: { m: 0 } });
    expect(judged.unsupported).toBeUndefined();
  });

  it("takes a set for one assertion, with its own threshold and weight", () => {
    const set = { type: "assert-set", assert: [good, bad] };
    expect(judge([set], "a")).toMatchObject({ held: false, score: 0.5 });
    expect(judge([{ ...set, threshold: 0.5, weight: 3 }, good], "a")).toMatchObject({
      held: true,
      score: 0.625,
    });
    expect(judge([{ type: "assert-set", assert: [good, { type: "python" }] }], "a").unsupported).toMatch(
      /f\.yaml:7 python/,
    );
  });

  it("is told by metric", () => {
    const metrics = judge(
      [
        { ...good, metric: "m", weight: 3 },
        { ...bad, metric: "m" },
        { ...bad, metric: "n" },
      ],
      "a",
    ).metrics;
    expect(metrics).toEqual({ m: 0.75, n: 0 });
  });

  it("of a likeness is the likeness, and its rest with not-", () => {
    const raw = { value: "a b", threshold: 0.9 };
    expect(judge([{ type: "gleu", ...raw }], "a c").score).toBeCloseTo(1 / 3);
    expect(judge([{ type: "not-gleu", ...raw }], "a c").score).toBeCloseTo(2 / 3);
  });
});

describe("a likeness to a reference", () => {
  // Figures of js-rouge 3.2.3, which promptfoo uses.
  it.each([
    ["the cat sat", "the cat sat on the mat", 2 / 3],
    ["the the the", "the cat", 0.4],
    ["The Cat", "the cat", 0],
    ["the cat.", "the cat", 0.8],
    ["a b c d", "a b", 2 / 3],
    ["the cat the cat", "the cat the cat on the mat", 8 / 11],
    ["it is don't", "it is do n't", 1],
    ["", "a", 0],
  ])("is by ROUGE-1 for %j beside %j %d", (answer, reference, score) => {
    expect(rouge(answer, reference)).toBeCloseTo(score);
  });

  it("is by BLEU 1 for the same, less for a shorter one, and the best of several", () => {
    const reference = "the cat sat on the mat";
    expect(bleu(reference, [reference])).toBeCloseTo(1);
    // All of its runs of words are there; only the length tells: exp(1 - 6/5).
    expect(bleu("the cat sat on the", [reference])).toBeCloseTo(Math.exp(-0.2));
    expect(bleu(reference, ["other words", reference])).toBeCloseTo(1);
    expect(bleu("  ", [reference])).toBe(0);
  });

  it("is by GLEU the smaller of precision and recall", () => {
    expect(gleu("the cat", ["the cat sat"])).toBeCloseTo(3 / 6);
    expect(gleu("the cat sat", ["the cat"])).toBeCloseTo(3 / 6);
    expect(gleu("The cat.", ["the cat"])).toBe(1);
    expect(gleu("", ["x"])).toBe(0);
  });
});
