import { describe, expect, it } from "vitest";
import { answerText } from "../../src/evaluation/answer-text.ts";
import type { Case } from "../../src/evaluation/case.ts";
import { judge as judgeCase } from "../../src/evaluation/judge/judge.ts";
import { outcomeOf, seen } from "./assertions/seen.ts";

const cited = [1, 2].map((number) => ({ source: `a.md#${number}`, quote: "" }));

describe("an answer as assertions read it", () => {
  it.each([
    ["Up to 5 days [1].", "Up to 5 days."],
    ["Up to 5 days.[1][2] Then none. [2]", "Up to 5 days. Then none."],
    ["- 5 days [1, 2]\n- none [1-2]\n", "- 5 days\n- none\n"],
    ["5 days [1] carry over", "5 days carry over"],
    ["[1] 5 days\n[2] none", "5 days\nnone"],
    ["Run `a[1]` [1].\n\n```\nx = a[1]\n```\n\nDone [2].", "Run `a[1]`.\n\n```\nx = a[1]\n```\n\nDone."],
    [
      "See [1](https://example.com), [3], [0] and \\[1] [1].",
      "See [1](https://example.com), [3], [0] and \\[1].",
    ],
    ["Nothing to take away", "Nothing to take away"],
  ])("of %j is %j", (text, expected) => {
    expect(answerText({ text, cited })).toBe(expected);
  });

  it("is the answer itself where nothing is cited", () => {
    expect(answerText({ text: "The first [1] of all", cited: [] })).toBe("The first [1] of all");
  });

  it.each([
    ["equals", "Up to 5 days."],
    ["starts-with", "Up to 5 days."],
    ["ends-with", "5 days."],
    ["regex", "days\\.$"],
    ["contains", "5 days."],
  ])("is what %s is asserted of", (type, value) => {
    const observation = seen("Up to 5 days [1][2].", { cited });
    expect(outcomeOf({ type, value }, observation)).toBe("held");
    expect(outcomeOf({ type: `not-${type}`, value }, observation)).toBe("failed");
    const set = { type: "assert-set", assert: [{ type, value }] };
    expect(outcomeOf(set, observation)).toBe("held");
  });

  it.each([
    ["is-json", { type: "is-json" }, '{"days": 5} [1]'],
    ["levenshtein", { type: "levenshtein", value: "5 days", threshold: 0 }, "5 days [2]"],
    ["rouge-n", { type: "rouge-n", value: "up to 5 days", threshold: 1 }, "up to 5 days [1]"],
    ["bleu", { type: "bleu", value: "up to 5 days", threshold: 1 }, "up to 5 days [1]"],
    ["word-count", { type: "word-count", value: 2 }, "5 days [1]"],
  ])("is what %s measures", (_type, raw, text) => {
    expect(outcomeOf(raw, seen(text, { cited }))).toBe("held");
  });

  it("is what is compared with the reference; the answer keeps its citations", () => {
    const observation = seen("Up to 5 days [1][2].", { cited, ranking: ["a.md#1"] });
    const given: Case = {
      id: "x",
      file: "x.jsonl",
      line: 1,
      question: "Q?",
      thread: [],
      expect: "answer",
      gold: [],
      reference: "up to 5 days",
      tags: [],
      inject: [],
      assertions: [],
    };
    expect(judgeCase(given, observation, []).scores["token-f1"]).toBe(1);
    expect(observation.text).toBe("Up to 5 days [1][2].");
  });
});
