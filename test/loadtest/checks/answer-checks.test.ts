import { describe, expect, it } from "vitest";
import { checksOf } from "../../../src/loadtest/checks/answer-checks.ts";
import type { SeenAnswer } from "../../../src/loadtest/checks/seen-answer.ts";
import type { LoadQuestion } from "../../../src/loadtest/targets/question.ts";

const RIGHT: SeenAnswer = {
  outcome: "answered",
  finished: true,
  elsewhere: false,
  times: 1,
  sources: ["periods.md#hard-close"],
  citations: 1,
};

function failed(seen: Partial<SeenAnswer>, question: Partial<LoadQuestion> = {}): string[] {
  const checks = checksOf({ ...RIGHT, ...seen }, { kind: "fresh", ...question });
  return Object.entries(checks).flatMap(([name, holds]) => (holds ? [] : [name]));
}

it("all hold for a right answer", () => {
  expect(failed({})).toEqual([]);
  expect(failed({}, { gold: ["other.md#x", "periods.md#hard-close"] })).toEqual([]);
  expect(failed({}, { gold: ["periods.md"] })).toEqual([]);
});

describe("a wrong answer fails, however fast", () => {
  it.each<[string, Partial<SeenAnswer>]>([
    ["in its own thread", { elsewhere: true }],
    ["nothing left at thinking", { finished: false }],
    ["answered once", { times: 2 }],
    ["from the right source", { sources: [], citations: 0 }],
    ["from the right source", { outcome: "failed" }],
    ["from the right source", { outcome: "limited" }],
    ["from the right source", { outcome: "timed-out" }],
  ])("%s", (name, seen) => {
    expect(failed(seen)).toEqual([name]);
  });

  it("from another source than the right one", () => {
    expect(failed({}, { gold: ["periods.md#soft-close"] })).toEqual(["from the right source"]);
    expect(failed({}, { gold: ["period"] })).toEqual(["from the right source"]);
  });

  it("where the knowledge holds no answer, and where it does and none is given", () => {
    expect(failed({}, { gold: [] })).toEqual(["from the right source"]);
    expect(failed({}, { kind: "refused" })).toEqual(["from the right source"]);
    expect(failed({ outcome: "refused" }, { gold: ["a.md#b"] })).toEqual(["from the right source"]);
  });
});

it("a refusal is right where nothing is to be known, and nowhere else", () => {
  const refused = { outcome: "refused", sources: [], citations: 0 };
  expect(failed(refused)).toEqual(["from the right source"]);
  expect(failed(refused, { kind: "refused" })).toEqual([]);
  expect(failed(refused, { gold: [] })).toEqual([]);
});

it("what is over the limit is turned away, and nothing else is", () => {
  const limited = { outcome: "limited", sources: [], citations: 0 };
  expect(failed(limited, { kind: "over-limit" })).toEqual([]);
  expect(failed(limited, { kind: "repeated" })).toEqual(["from the right source"]);
  expect(failed({}, { kind: "over-limit" })).toEqual(["from the right source"]);
});

it("what only opens a conversation is not judged by its source, but by all else", () => {
  expect(failed({ outcome: "refused", sources: [], citations: 0 }, { isOpener: true })).toEqual([]);
  expect(failed({ times: 2 }, { isOpener: true })).toEqual(["answered once"]);
});

it("a link that does not show its source is not held against an answer", () => {
  expect(failed({ sources: [] }, { gold: ["a.md#b"] })).toEqual([]);
});
