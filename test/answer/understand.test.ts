import { describe, expect, it } from "vitest";
import { understand } from "../../src/answer/understand.ts";
import type { Turn } from "../../src/core/question.ts";

const thread: readonly Turn[] = [
  { speaker: "asker", text: "What is a hard close?" },
  { speaker: "ledger", text: "It ends the month. [1]" },
  { speaker: "asker", text: "How long is an idempotency key kept?" },
  { speaker: "ledger", text: "14 days. [1]" },
];

describe("a follow-up", () => {
  it.each([
    "And for refunds?",
    "Why is that?",
    "how long does it take after a restart of the server",
    "refunds?",
  ])("such as %j is searched with the question before it", (text) => {
    expect(understand(text, thread)).toEqual({ text, query: `How long is an idempotency key kept? ${text}` });
  });

  it("is searched as it stands where it says all itself", () => {
    const text = "Which scopes does a journal upload need?";
    expect(understand(text, thread)).toEqual({ text, query: text });
  });

  it("is searched as it stands where nothing was asked before", () => {
    expect(understand("And for refunds?", [])).toEqual({
      text: "And for refunds?",
      query: "And for refunds?",
    });
    expect(understand("Why?", [{ speaker: "ledger", text: "Welcome." }]).query).toBe("Why?");
  });
});
