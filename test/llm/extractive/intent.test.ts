import { describe, expect, it } from "vitest";
import { intentOf } from "../../../src/llm/extractive/intent.ts";

describe("what a question asks for", () => {
  it.each([
    ["What is a contra entry?", "definition"],
    ["what's GL Publisher", "definition"],
    ["Define idempotency", "definition"],
    ["How do I post a journal?", "how-to"],
    ["steps to rotate the key", "how-to"],
    ["set up the client", "how-to"],
    ["How long is a key kept?", "quantity"],
    ["What is the maximum batch size?", "quantity"],
    ["Show me an example of a request", "code"],
    ["which curl command posts a journal", "code"],
    ["Who owns GL Publisher?", "fact"],
    ["", "fact"],
  ])("by %j is a %s", (question, intent) => {
    expect(intentOf(question)).toBe(intent);
  });
});
