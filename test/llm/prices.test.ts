import { describe, expect, it } from "vitest";
import { ASSUMED_PRICE, budgetedCostOf, costOf, pricedUsage } from "../../src/llm/prices.ts";

const MILLION = { inputTokens: 1_000_000, outputTokens: 0 };

describe("the cost of a call", () => {
  it("comes from the tokens and the price of the model", () => {
    expect(costOf("claude-sonnet-4.5", MILLION)).toBe(3);
    expect(costOf("claude-sonnet-4.5", { inputTokens: 0, outputTokens: 1_000_000 })).toBe(15);
    expect(costOf("claude-haiku-4.5", { inputTokens: 1200, outputTokens: 300 })).toBeCloseTo(0.0027);
  });

  it("has prices of its own for what the endpoint's prompt cache was given and gave", () => {
    expect(costOf("claude-sonnet-4.5", { ...MILLION, cacheReadTokens: 1_000_000 })).toBe(0.3);
    expect(costOf("claude-sonnet-4.5", { ...MILLION, cacheWriteTokens: 1_000_000 })).toBe(3.75);
    expect(
      costOf("claude-haiku-4.5", { ...MILLION, cacheReadTokens: 400_000, cacheWriteTokens: 400_000 }),
    ).toBeCloseTo(0.2 + 0.04 + 0.5);
  });

  it.each([
    "claude-haiku-4-5",
    "claude-haiku-4-5-20251001",
    "anthropic/claude-haiku-4-5",
    "Claude-Haiku-4.5",
    "bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0",
    "vertex_ai/claude-haiku-4-5@20251001",
  ])("is known by whatever name the gateway gives the model: %s", (model) => {
    expect(costOf(model, MILLION)).toBe(1);
  });

  it.each(["gpt-unknown", "", "constructor", "toString", "claude-haiku-4-55", "not-claude-haiku-4-5", "/"])(
    "is not known for the model %j",
    (model) => {
      expect(costOf(model, { inputTokens: 1, outputTokens: 1 })).toBeUndefined();
      expect(pricedUsage(model, MILLION)).toEqual(MILLION);
    },
  );

  it("is taken to be high by a budget where it is not known", () => {
    expect(budgetedCostOf("gpt-unknown", MILLION)).toBe(ASSUMED_PRICE.input);
    expect(budgetedCostOf("claude-haiku-4.5", MILLION)).toBe(1);
  });
});
