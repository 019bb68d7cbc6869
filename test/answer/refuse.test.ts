import { describe, expect, it } from "vitest";
import { refuseInvalid, refuseUnanswerable } from "../../src/answer/refuse.ts";
import { retrieved } from "../llm/request.ts";

const size = { documents: 12, passages: 340 };

describe("a refusal", () => {
  it("says what was searched, what came closest and who owns that", () => {
    const { text } = refuseUnanswerable(
      [
        retrieved("x", { source: "a.md#tries", title: "Retries", headings: ["Tries"] }),
        retrieved("x", { source: "b.md", title: "Refunds", owner: "Payments" }),
        retrieved("x", { source: "c.md", title: "Close" }),
      ],
      size,
    );
    expect(text.split("\n")).toEqual([
      "I could not find an answer to this. I searched 340 passages of 12 documents.",
      "What came closest: Retries › Tries (a.md#tries); Refunds (b.md).",
      "Payments owns that knowledge and may know more.",
    ]);
  });

  it("says no more than it knows", () => {
    expect(refuseUnanswerable([], size)).toEqual({
      outcome: "refused",
      text: "I could not find an answer to this. I searched 340 passages of 12 documents.",
      citations: [],
      model: "none",
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
    });
  });

  it("of what is no question says why", () => {
    expect(refuseInvalid("Too long.")).toMatchObject({
      outcome: "refused",
      text: "Too long.",
      citations: [],
    });
  });
});
