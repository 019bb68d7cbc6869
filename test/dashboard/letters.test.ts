import { describe, expect, it } from "vitest";
import { cutTo, firstLetter, lastLetter, lettersOf, widthOf } from "../../src/dashboard/letters.ts";

const FAMILY = "👩‍👩‍👧‍👦";

describe("letters", () => {
  it.each([
    ["ab", ["a", "b"]],
    [`a${FAMILY}e\u0301`, ["a", FAMILY, "e\u0301"]],
    ["", []],
  ])("of %j are those that a person counts", (text, expected) => {
    expect(lettersOf(text)).toEqual(expected);
    expect(firstLetter(text)).toBe(expected[0] ?? "");
    expect(lastLetter(text)).toBe(expected.at(-1) ?? "");
  });

  it.each([
    ["a", 1],
    ["é", 1],
    ["e\u0301", 1],
    ["ж", 1],
    ["日", 2],
    ["한", 2],
    ["🎉", 2],
    ["1\ufe0f\u20e3", 2],
    [FAMILY, 8],
  ])("%s takes no more than %i columns", (letter, width) => {
    expect(widthOf(letter)).toBe(width);
  });

  it.each([
    ["fits", 4, "fits"],
    ["does not", 4, "doe…"],
    ["日本語", 4, "日…"],
    ["日本", 4, "日本"],
    [`a${FAMILY}`, 4, "a…"],
  ])("of %j fit in %i columns", (text, columns, expected) => {
    expect(cutTo(text, columns)).toBe(expected);
  });
});
