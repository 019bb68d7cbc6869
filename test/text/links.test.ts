import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linksOf, undefinedLabelsIn } from "../../src/text/links.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "./runaway.ts";

describe("links", () => {
  it("are found with their lines, in tables, lists, quotes, HTML and where they are defined", () => {
    const text =
      "[a](one.md) and\n[b](two.md)\n\n| t |\n|---|\n| [c](three.md) |\n\n- x\n- ![d](four.png)\n\n> [e][r]\n\n[r]: five.md\n";
    expect(linksOf(text)).toEqual([
      { href: "one.md", line: 1 },
      { href: "two.md", line: 2 },
      { href: "three.md", line: 6 },
      { href: "four.png", line: 9 },
      { href: "five.md", line: 13 },
    ]);
  });

  it("stand on their own lines where they are written alike, also with Windows line ends", () => {
    expect(linksOf("[a](x.md)\r\n\r\n[a](x.md)\r\n[a](x.md)")).toEqual(
      [1, 3, 4].map((line) => ({ href: "x.md", line })),
    );
  });

  it.each([
    ["[a](<b c.md>)", ["b c.md"]],
    ['[a](b.md "A title")', ["b.md"]],
    ["[a](b_(c).md)", ["b_(c).md"]],
    ["[![a](b.png)](c.md)", ["b.png", "c.md"]],
    ["[a [b] c](d.md)", ["d.md"]],
    ["[two\nlines](a.md)", ["a.md"]],
    ["<a href=\"a.md\">a</a> <img src='b.png'>", ["a.md", "b.png"]],
    ["\\[a](b.md)", []],
    ["[a] (b.md)", []],
    ["[a]()", []],
    ["[a](b c.md)", []],
    ["[a]({{ site.url }}/b)", []],
    ["[a](b.md 'A title') and [c](d.md (A title))", ["b.md", "d.md"]],
    ["A note[^1].\n\n[^1]: note b.md", []],
    ["``[a](b.md)`` and `` ` `` [c](d.md) `x`", ["d.md"]],
    ["`[a](b.md)", ["b.md"]],
    ["<!-- [a](b.md)\n[a](b.md) --> [c](d.md)", ["d.md"]],
    ["- one\n\n  ```\n  [a](b.md)\n  ```\n\n[c](d.md)", ["d.md"]],
    ["> ~~~\n> [a](b.md)\n> ~~~\n\n[c](d.md)", ["d.md"]],
  ])("in %j are %j", (text, hrefs) => {
    expect(linksOf(text).map(({ href }) => href)).toEqual(hrefs);
  });

  it("are none in code", () => {
    expect(linksOf("`[a](b.md)`\n\n```\n[a](b.md)\n```\n\n    [a](b.md)\n")).toEqual([]);
  });

  it("never throw, and have lines that are there", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const { line } of linksOf(text)) expect(line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
      }),
    );
  });

  it.each([
    "[",
    "](",
    "![",
    "[a](",
    "<",
    "`",
    "*a",

    "- ",
    "[a]: b\n",
    "[a ",
    "[a [] ",
    "<a ",
    "[\\",
    "(",
    "](a",
    '[a](b "',
    "[a](b\n",
    "<!--",
    "`` ` ",
  ])("are looked for in a megabyte of %j without running away", RUNAWAY_GUARDED, (piece) =>
    expectNoRunaway(piece, linksOf),
  );
});

describe("a label that nothing defines", () => {
  it.each([
    ["[a][gone]", ["gone"]],
    ["\n\n![a][gone one]", ["gone one"]],
    ["[a][there]\n\n[ There ]: b.md", []],
    ["list[a][b] and `[a][b]`", []],
    ["so it is [1][2]", []],
    ["\\[a][b]", []],
    ["[a][] and [b]", []],
  ])("in %j is %j", (text, labels) => {
    expect(undefinedLabelsIn(text).map(({ label }) => label)).toEqual(labels);
  });

  it.each(["[a][b] ", "[a][", "[a]: "])(
    "is looked for in a megabyte of %j without running away",
    RUNAWAY_GUARDED,
    (piece) => expectNoRunaway(piece, undefinedLabelsIn),
  );

  it("has the line that it stands on", () => {
    expect(undefinedLabelsIn("# A\n\n[a][gone]")).toEqual([{ label: "gone", line: 3 }]);
  });
});
