import { describe, expect, it } from "vitest";
import { cutTo, endOf, firstLetter, lastLetter, lettersOf, widthOf } from "../../src/text/letters.ts";

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
    ["\u2329", 2],
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

  it.each([
    ["ab", 2, "ab"],
    ["path/to/file.yaml", 10, "…file.yaml"],
    ["日本語", 5, "…本語"],
    ["日本語", 4, "…語"],
    [`a${FAMILY}b`, 9, "…b"],
  ])("of %s in %i columns the end is %s", (text, columns, expected) => {
    expect(endOf(text, columns)).toBe(expected);
  });
});
