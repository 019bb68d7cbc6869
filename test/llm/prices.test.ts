import { describe, expect, it } from "vitest";
import { costOf } from "../../src/llm/prices.ts";

describe("the cost of a call", () => {
  it("comes from the tokens and the price of the model", () => {
    expect(costOf("claude-sonnet-4.5", { inputTokens: 1_000_000, outputTokens: 0 })).toBe(3);
    expect(costOf("claude-sonnet-4.5", { inputTokens: 0, outputTokens: 1_000_000 })).toBe(15);
    expect(costOf("claude-haiku-4.5", { inputTokens: 1200, outputTokens: 300 })).toBeCloseTo(0.0027);
  });

  it.each(["gpt-unknown", "", "constructor", "toString"])("is not known for the model %j", (model) => {
    expect(costOf(model, { inputTokens: 1, outputTokens: 1 })).toBeUndefined();
  });
});
