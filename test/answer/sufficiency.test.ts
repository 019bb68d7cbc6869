import { describe, expect, it } from "vitest";
import { areSufficient, MIN_COVERAGE } from "../../src/answer/sufficiency.ts";
import { retrieved } from "../llm/request.ts";

describe("passages", () => {
  it.each([
    [[], false],
    [[MIN_COVERAGE], true],
    [[MIN_COVERAGE - 0.01], false],
    [[0.1, 0.2, 0.9], true],
    [[0.1, 0.2, 0.3, 0.9], false],
  ])("that hold %j of the question are enough to answer it: %s", (coverages, enough) => {
    expect(areSufficient(coverages.map((coverage) => retrieved("x", { coverage })))).toBe(enough);
  });
});
