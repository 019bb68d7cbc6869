import { describe, expect, it } from "vitest";
import { KINDS } from "../../../src/evaluation/assertions/kinds.ts";
import { assertion, judge, outcomeOf, seen } from "./seen.ts";

const OBJECT = '{"a": [1, 2]}';
const DEEP = 20_000;
const NESTS = ["[", "{", '{"a":', "<a>", "<p ", '"'].map((open) => open.repeat(DEEP));
const CITED = { cited: [{ source: "pto.md#carry-over", quote: "Up to 5 days." }] };

describe("an assertion", () => {
  it.each([
    [{ type: "equals", value: "Yes." }, "Yes.", "yes."],
    [{ type: "equals", value: 42 }, "42", "42.0"],
    [{ type: "equals", value: { a: [1, 2] } }, OBJECT, "no JSON"],
    [{ type: "contains", value: "5 days" }, "Up to 5 days.", "Up to 5 DAYS."],
    [{ type: "contains", value: 5 }, "Up to 5.", "Up to 6."],
    [{ type: "icontains", value: "5 DAYS" }, "Up to 5 days.", "Up to five days."],
    [{ type: "contains-all", value: ["a", "b"] }, "b a", "a"],
    [{ type: "contains-all", value: 'x, "y, z"' }, "y, z x", "x y z"],
    [{ type: "contains-any", value: "a,b" }, "xbx", "xBx"],
    [{ type: "icontains-all", value: ["A", "B"] }, "ab", "a"],
    [{ type: "icontains-any", value: ["A", "B"] }, "xbx", "c"],
    [{ type: "starts-with", value: "Up" }, "Up to", "up to"],
    [{ type: "ends-with", value: "days." }, "5 days.", "5 days"],
    [{ type: "regex", value: "^\\d+ days?$" }, "5 days", "five days"],
    [{ type: "is-json" }, "[1]", "[1"],
    [{ type: "contains-json" }, `Here: ${OBJECT}!`, "Here: {a}"],
    [{ type: "contains-json" }, 'no {} no {"s": "}"}', "{ {"],
    [{ type: "is-xml" }, "<a><b>1</b></a>", "<a><b>1</a>"],
    [{ type: "is-xml", value: "a.b" }, "<a><b>1</b></a>", "<a><c>1</c></a>"],
    [{ type: "contains-xml" }, "So: <a>1</a>.", "So: <a>1."],
    [{ type: "contains-html" }, "<p>Hello</p>", "a < b and <example>"],
    [{ type: "word-count", value: 3 }, " one two\nthree ", "one two"],
    [{ type: "word-count", value: { min: 2 } }, "one two", "one"],
    [{ type: "word-count", value: { min: 1, max: 2 } }, "one", "one two three"],
    [{ type: "levenshtein", value: "kitten", threshold: 3 }, "sitting", "sittings!"],
    [{ type: "levenshtein", value: "abcde" }, "", "1234567"],
    [{ type: "rouge-n", value: "the cat sat" }, "the cat sat", "a dog ran"],
    [{ type: "bleu", value: "the cat sat on the mat" }, "the cat sat on the mat", "on mat the"],
    [{ type: "gleu", value: ["x y", "the cat sat."] }, "The cat sat", "dogs run"],
    [{ type: "cites", value: "pto.md#carry-over" }, seen("", CITED), "nothing"],
    [
      { type: "cites", value: "pto.md" },
      seen("", CITED),
      seen("", { cited: [{ source: "pto.mdx", quote: "" }] }),
    ],
    [{ type: "outcome", value: "refused" }, seen("", { outcome: "refused" }), "answered"],
    [{ type: "outcome", value: ["refused", "clarify"] }, seen("", { outcome: "clarify" }), "answered"],
    [
      { type: "is-refusal" },
      seen("No.", { outcome: "refused" }),
      "I'm sorry to hear that, I cannot say how glad I am.",
    ],
    [{ type: "cost", threshold: 0.5 }, seen("", { costUsd: 0.5 }), seen("", { costUsd: 0.6 })],
    [
      { type: "latency", threshold: 900 },
      seen("", { recordedLatencyMs: 900 }),
      seen("", { recordedLatencyMs: 901 }),
    ],
  ])("%j holds or fails by the answer, and with not- the other way round", (raw, good, bad) => {
    expect([outcomeOf(raw, good), outcomeOf(raw, bad)]).toEqual(["held", "failed"]);
    const not = { ...raw, type: `not-${raw.type}` };
    expect([outcomeOf(not, good), outcomeOf(not, bad)]).toEqual(["failed", "held"]);
  });

  it("says what was expected and what was there", () => {
    const [failed] = judge([{ type: "contains-all", value: ["a", "b"] }], "a").results;
    expect(failed?.because).toBe('expected the answer to contain all of "a", "b"; it is without "b"');
    const [not] = judge([{ type: "not-outcome", value: "answered" }], "a").results;
    expect(not?.because).toBe("expected the answer not to be answered; it is answered");
  });

  it.each([
    "javascript",
    "python",
    "ruby",
    "webhook",
    "llm-rubric",
    "similar",
    "is-sql",
    "guardrails",
    "perplexity",
  ])("%s is known and told as one that cannot be judged, with its place", (type) => {
    const judged = judge([{ type, value: "process.exit(1)" }], "x");
    expect(judged.unsupported).toMatch(new RegExp(`^f\\.yaml:7 ${type}: .`));
    expect(judged.held).toBe(false);
  });

  it.each([
    [{ type: "is-json", value: { type: "object" } }, /JSON schemas are not checked/],
    [{ type: "contains", value: "x", transform: "y" }, /"transform"/],
    [{ type: "levenshtein", value: "x".repeat(30_000) }, /too long/],
  ])("%j cannot be judged", (raw, because) => {
    expect(judge([raw], "y".repeat(1_000)).unsupported).toMatch(because);
  });

  it("of the latency holds where no endpoint was asked, and cannot be judged where one was that nobody timed", () => {
    const latency = [{ type: "latency", threshold: 1 }];
    for (const model of ["extractive", "none", "ready"]) {
      const { held, results } = judge(latency, seen("", { model }));
      expect([held, results[0]?.because]).toEqual([
        true,
        expect.stringMatching(/it is 0: no model endpoint was asked/),
      ]);
    }
    const asked = [
      { inputTokens: 9, outputTokens: 1, costUsd: 0.1 },
      { inputTokens: 9, costUsd: null, model: "none" },
    ];
    for (const more of asked)
      expect(judge(latency, seen("", more)).unsupported).toMatch(/no latency was recorded/);
  });

  it("of the cost cannot be judged where the price is not known", () => {
    expect(judge([{ type: "cost", threshold: 1 }], seen("", { costUsd: null })).unsupported).toMatch(/price/);
  });

  it.each([
    { type: "contains", value: "" },
    { type: "contains-any", value: [] },
    { type: "contains-any", value: '"open' },
    { type: "regex", value: "(" },
    { type: "word-count", value: { min: 3, max: 2 } },
    { type: "word-count", value: "many" },
    { type: "cost" },
    { type: "rouge-n", value: ["a"] },
    { type: "outcome", value: "refuse" },
    { type: "cites" },
    { type: "assert-set", assert: [] },
    { type: "not-assert-set", assert: [{ type: "is-json" }] },
    { type: "toString" },
    { type: "equals", value: 1, weight: -1 },
  ])("%j is refused as it is written", (raw) => {
    expect(() => assertion(raw)).toThrow(/what/);
  });

  it("never throws, whatever the answer is", () => {
    for (const type of Object.keys(KINDS))
      for (const text of ["", "{", "<", "<a", '{"a":', "\ud800", "]]>", "<!DOCTYPE [", "&#x;", ...NESTS])
        for (const value of ["x", ["x"], 3, { min: 1 }, "answered", undefined]) {
          let read: ReturnType<typeof assertion>;
          try {
            read = assertion({ type, value, threshold: 1 });
          } catch {
            continue;
          }
          expect(judge([{ type: read.type, value, threshold: 1 }], text).results).toHaveLength(1);
        }
  });
});
