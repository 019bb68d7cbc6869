import { describe, expect, it } from "vitest";
import { likelyTokens, mostTokens } from "../../src/llm/tokens.ts";

describe("the tokens of a text, without a tokenizer", () => {
  it("are taken to be one for three bytes, and one for two at most", () => {
    expect([likelyTokens("ledger"), mostTokens("ledger")]).toEqual([2, 3]);
    expect([likelyTokens("a"), mostTokens("a")]).toEqual([1, 1]);
    expect([likelyTokens(""), mostTokens("")]).toEqual([0, 0]);
  });

  it("are more for writing systems that need more bytes", () => {
    expect(likelyTokens("元帳は月末に締める")).toBe(9);
    expect(likelyTokens("🎉")).toBe(2);
  });
});
