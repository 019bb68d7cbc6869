import { expect, it } from "vitest";
import { tokenF1 } from "../../../src/evaluation/judge/token-f1.ts";

it.each([
  ["The 5 days!", "5 days", 1],
  ["Up to 5 days of vacation.", "up to five days", 6 / 10],
  ["a dog", "the cat", 0],
  ["cat cat cat", "cat", 2 / 4],
  ["", "", 1],
  ["the", "", 1],
  ["cat", "", 0],
])("of %j and %j is %d", (answer, reference, score) => {
  expect(tokenF1(answer, reference)).toBeCloseTo(score, 12);
  expect(tokenF1(reference, answer)).toBeCloseTo(score, 12);
});
