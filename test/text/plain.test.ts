import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainLine, plainText } from "../../src/text/plain.ts";
import { lettersOf } from "./letters.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "./runaway.ts";

describe("plain text", () => {
  it.each([
    ["**bold** and *soft* and __loud__ and _low_", "bold and soft and loud and low"],
    ["***both*** and **a *b* c** and *a **b** c*", "both and a b c and a b c"],
    ["**wrapped\nby width** ok", "wrapped\nby width ok"],
    ["[the runbook](../runbook.md) here", "the runbook here"],
    ["[with (parens)](a(b).md) here", "with (parens) here"],
    ["![a diagram](x.png) here", "a diagram here"],
    ["[![badge](x.png)](https://example.com) here", "badge here"],
    ["[`retry()`](api.md) and **`stop()`**", "`retry()` and `stop()`"],
    ["<b>bold</b> and<br/> a <kbd class='x'>key</kbd>", "bold and a key"],
    ["km<br>12 <br> 45<td>x</td><td>y</td>z", "km 12 45 x y z"],
    ["A heading {#anchor}", "A heading"],
  ])("of %j has no marks", (markdown, plain) => {
    expect(plainText(markdown)).toBe(plain);
  });

  it.each([
    "a snake_case_name and _private_name",
    "foo__bar__baz",
    "2 * 3 * 4",
    "*.ts and *.js",
    "put <folder> and a < b > c there",
    "an array [1] and [a][b]",
    "code `**kept** [as](it) _is_` here",
    "{braces} {#not last} here",
  ])("keeps %j as it is", (text) => {
    expect(plainText(text)).toBe(text);
  });

  it("on one line has no line break", () => {
    expect(plainLine("one\n  two\r\nthree\u2028four")).toBe("one two three four");
  });

  it("keeps every letter and digit, in order, of a text without links, tags and anchors", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom("*", "**", "_", "__", "`", " ", "\n", "a", "é", "日本", "x_y"),
    );
    const text = fc
      .array(piece, { maxLength: 40 })
      .map((pieces) => pieces.join("").replace(/[[<{\ue000]/g, ""));
    fc.assert(
      fc.property(text, (markdown) => {
        expect(lettersOf(plainText(markdown))).toBe(lettersOf(markdown));
        expect(lettersOf(plainLine(markdown))).toBe(lettersOf(markdown));
      }),
    );
  });

  it.each([
    "[",
    "![",
    "[a](",
    "[a](b(",
    "[1",
    "(",
    "*a ",
    "**a ",
    "_a ",
    "__a ",
    "*",
    "_",
    "`",
    "<a ",
    "<",
    "{#a",
    " ",
    "\n",
    "\ue000",
  ])("is made of a megabyte of %j without running away", RUNAWAY_GUARDED, (piece) =>
    expectNoRunaway(piece, (text) => [plainText(text), plainText(`${text}{#end}`)]),
  );
});
