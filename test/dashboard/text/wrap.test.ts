import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { span } from "../../../src/dashboard/text/row.ts";
import { rowWidth } from "../../../src/dashboard/text/width.ts";
import { wrap, wrapHard } from "../../../src/dashboard/text/wrap.ts";
import { wordsOf } from "../models.ts";

describe("a text on rows", () => {
  it.each<[string, string, string[]]>([
    ["breaks between words", "one two three", ["one two", "three"]],
    ["breaks a word that has no room", "unbreakable a", ["unbreaka", "ble a"]],
    ["breaks where it is broken", "one\n\ntwo", ["one", "", "two"]],
    ["keeps the spaces at the start of a line", "a\n  b", ["a", "  b"]],
    ["counts wide letters as two", "日本語日本 a", ["日本語日", "本 a"]],
    ["does not part an emoji", "abcdefg👩‍👩‍👧‍👦", ["abcdefg", "👩‍👩‍👧‍👦"]],
  ])("%s", (_title, text, expected) => {
    expect(wordsOf(wrap([span(text)], 8))).toEqual(expected);
  });

  it("keeps a word of several pieces together, and a button whole", () => {
    expect(wordsOf(wrap([span("one "), span("bold", { bold: true }), span("er, x")], 8))).toEqual([
      "one",
      "bolder,",
      "x",
    ]);
    const button = span("[ OK ]", {}, { id: "b", deed: { type: "submit-view" } });
    expect(wordsOf(wrap([span("press "), button], 8))).toEqual(["press", "[ OK ]"]);
  });

  it("fits, and loses nothing but spaces where it breaks", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab 日é🎉\n") });
    fc.assert(
      fc.property(fc.array(text), fc.integer({ min: 2, max: 20 }), (texts, columns) => {
        for (const draw of [wrap, wrapHard]) {
          const rows = draw(
            texts.map((each) => span(each)),
            columns,
          );
          for (const row of rows) expect(rowWidth(row)).toBeLessThanOrEqual(columns);
          const said = rows.flatMap((row) => row.map((each) => each.text)).join("");
          expect(said.replaceAll(" ", "")).toBe(texts.join("").replaceAll(/[ \n]/g, ""));
        }
      }),
    );
  });
});
