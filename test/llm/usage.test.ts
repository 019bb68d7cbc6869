import { expect, it } from "vitest";
import { NO_USAGE } from "../../src/core/answer.ts";
import { sumOfUsage } from "../../src/llm/usage.ts";

it("what several calls used is added up", () => {
  expect(sumOfUsage([])).toEqual(NO_USAGE);
  expect(
    sumOfUsage([
      { inputTokens: 1, outputTokens: 2, costUsd: 3 },
      { inputTokens: 10, outputTokens: 20, costUsd: 30 },
    ]),
  ).toEqual({ inputTokens: 11, outputTokens: 22, costUsd: 33 });
});

it("the sum has no cost where one of them has none, and is an estimate where one is", () => {
  expect(
    sumOfUsage([
      { inputTokens: 1, outputTokens: 1, costUsd: 1 },
      { inputTokens: 1, outputTokens: 1, estimated: true },
    ]),
  ).toEqual({ inputTokens: 2, outputTokens: 2, estimated: true });
});
