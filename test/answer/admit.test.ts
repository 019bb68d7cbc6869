import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admit } from "../../src/answer/admit.ts";
import { MOST_QUESTION_CHARACTERS } from "../../src/core/question-text.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "../text/runaway.ts";

const lenient = { strict: false };

describe("a question", () => {
  it("is admitted with its white space folded", () => {
    expect(admit("  How\tlong\n\nis it\u00a0kept? ", lenient)).toEqual({ text: "How long is it kept?" });
  });

  it.each(["è?", "?1", "日本", "**what** `x`; <b>"])("may be %j", (text) => {
    expect(admit(text, lenient)).toEqual({ text });
  });

  it("may have 1,000 characters, counted as a person counts them, and no more", () => {
    const longest = `a${"😀".repeat(MOST_QUESTION_CHARACTERS - 1)}`;
    expect(admit(longest, lenient)).toEqual({ text: longest });
    expect(admit(`${longest}!`, lenient)).toEqual({
      fault:
        "Your question has more than the 1,000 characters that I read. Please shorten it to what matters most.",
    });
  });

  it("is measured after its white space is folded", () => {
    expect(admit(`a${" ".repeat(5000)}b`, lenient)).toEqual({ text: "a b" });
  });

  it.each(["", " \n ", "?!…", "😀😀", "---", "<>"])("is not %j", (text) => {
    expect(admit(text, lenient)).toEqual({ fault: expect.stringContaining("I see no question there") });
  });

  it.each(["\u0000", "\u0007", "\u001b", "\u007f"])("must not hold the control character %j", (character) => {
    expect(admit(`How ${character} long?`, lenient)).toEqual({
      fault: expect.stringContaining("control characters"),
    });
  });

  it("must not hold semicolons and backticks in strict mode only", () => {
    for (const text of ["a; b", "what is `x`?"]) {
      expect(admit(text, lenient)).toEqual({ text });
      expect(admit(text, { strict: true })).toEqual({ fault: expect.stringContaining("not allowed") });
    }
    expect(admit("what is x?", { strict: true })).toEqual({ text: "what is x?" });
  });

  it("is admitted or refused with a word, whatever it is, and admitted again unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 1200 }), fc.boolean(), (raw, strict) => {
        const admitted = admit(raw, { strict });
        if ("fault" in admitted) expect(admitted.fault).not.toBe("");
        else expect(admit(admitted.text, { strict })).toEqual(admitted);
      }),
    );
  });

  it.each([" ", "a", "?", " a", "\n", "😀"])(
    "is looked at without running away when it is a megabyte of %j",
    RUNAWAY_GUARDED,
    (piece) => expectNoRunaway(piece, (text) => admit(text, { strict: true })),
  );
});
