import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldQuestion } from "../../src/cache/fold-question.ts";

describe("a question's one form", () => {
  it.each([
    "what is a hard close",
    "What is a hard close?",
    "  WHAT is\ta “hard close” ?!\n",
    "what is, a (hard close)...",
  ])("%j is the same question", (text) => {
    expect(foldQuestion(text)).toBe("what is a hard close");
  });

  it.each([
    ["What does -v do?", "What does -V do?"],
    ["What is GLP-1001?", "What is GLP-1002?"],
    ["Where is .env?", "Where is env?"],
    ["What is `Map`?", "What is `map`?"],
    ["Is C++ allowed?", "Is C# allowed?"],
    ["How do I close a period?", "How do I open a period?"],
    ["What is a re-sign?", "What is a resign?"],
    ["It's?", "Its?"],
    ["Что это?", "Что то?"],
  ])("%j is another question than %j", (one, other) => {
    expect(foldQuestion(one)).not.toBe(foldQuestion(other));
  });

  it("is its own form, whatever the question", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(foldQuestion(foldQuestion(text))).toBe(foldQuestion(text));
      }),
    );
  });

  it("is there in no time, however odd the question", () => {
    expect(foldQuestion(`${"(".repeat(50_000)}x${"?".repeat(50_000)}`)).toBe("x");
    expect(foldQuestion(`${"?a".repeat(50_000)}`)).toContain("?a");
  });
});
