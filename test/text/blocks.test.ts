import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, blocksOf, rawBlocksOf } from "../../src/text/blocks.ts";
import { lettersOf } from "./letters.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "./runaway.ts";

describe("the blocks of a Markdown text", () => {
  it("are its headings, paragraphs, lists, code and tables", () => {
    const markdown = [
      "# Title",
      "One **bold**\nparagraph.",
      "- a\n- b",
      "3. c\n4. d",
      "```sh\nnpm i\n\n# no heading\n```",
      "| k | v |\n|---|---|\n| 1 | 2 |",
    ].join("\n\n");
    const blocks: Block[] = [
      { type: "heading", depth: 1, text: "Title" },
      { type: "paragraph", text: "One **bold**\nparagraph." },
      { type: "list", ordered: false, start: 1, items: ["a", "b"] },
      { type: "list", ordered: true, start: 3, items: ["c", "d"] },
      { type: "code", language: "sh", text: "npm i\n\n# no heading" },
      { type: "table", header: ["k", "v"], rows: [["1", "2"]] },
    ];
    expect(blocksOf(markdown)).toEqual(blocks);
    expect(blocksOf(markdown.replaceAll("\n", "\r\n"))).toEqual(blocks);
  });

  it("take a heading that is underlined", () => {
    expect(blocksOf("Title\n=====\n\nSub\n---\n")).toEqual([
      { type: "heading", depth: 1, text: "Title" },
      { type: "heading", depth: 2, text: "Sub" },
    ]);
  });

  it("take the text of quotes and of HTML, but not what a browser would hide", () => {
    const markdown =
      "> Quoted.\n\n<details>\n<summary>Folded</summary>\nInner <b>text</b>.\n</details>\n\n<!-- hidden -->\n\n<style>\nb {}\n</style>";
    expect(blocksOf(markdown)).toEqual([
      { type: "paragraph", text: "Quoted." },
      { type: "paragraph", text: "Folded\nInner text." },
    ]);
  });

  it.each(["~~~\nx\n~~~", "    x", "````\nx\n````", "```\nx"])("take the code of %j", (markdown) => {
    expect(blocksOf(markdown)).toEqual([{ type: "code", language: "", text: "x" }]);
  });

  it.each([">", "> ", "1. ", "- "])("are still there where %j is nested by the thousand", (mark) => {
    const text = `${mark.repeat(10_000)}word`;
    expect(JSON.stringify(blocksOf(text))).toContain("word");
    expect(
      rawBlocksOf(text)
        .map(({ raw }) => raw)
        .join(""),
    ).toBe(text);
  });

  it("hold every letter of any text, in order", () => {
    fc.assert(
      fc.property(wildMarkdown, (markdown) => {
        expect(lettersOf(blocksOf(markdown).map(textOf).join(""))).toBe(lettersOf(markdown));
      }),
    );
  });

  it("put together again in their raw form are the text but for white space, whatever it is", () => {
    const any = fc.oneof(wildMarkdown, fc.string({ unit: "binary", maxLength: 300 }));
    fc.assert(
      fc.property(any, (markdown) => {
        const visible = (text: string) => text.replace(/\s+/gu, "");
        const raws = rawBlocksOf(markdown).map(({ raw }) => raw);
        expect(visible(raws.join(""))).toBe(visible(markdown));
      }),
    );
  });

  it.each([
    "# a\n",
    "a\n",
    "- a\n",
    "> a\n",
    "```\n",
    "`",
    "|",
    "[",
    "*",
    "_",
    "<!--",
    "<a ",
    "\r\n",
    "---\n",
  ])("are found in a megabyte of %j without running away", RUNAWAY_GUARDED, (piece) =>
    expectNoRunaway(piece, blocksOf),
  );
});

/** Without what Markdown hides by design: HTML, link definitions, cells beyond a table's head. */
const wildMarkdown = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.constantFrom(
        "\n",
        "\n\n",
        "\r\n",
        "# ",
        "- ",
        "1. ",
        "> ",
        "```",
        "~~~",
        "    ",
        "\t",
        "===",
        "---",
        "*",
        "_",
        "`",
      ),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join("").replace(/[[<|\\]/g, ""));

function textOf(block: Block): string {
  if (block.type === "list") return block.items.join("\n");
  if (block.type === "table") return [block.header, ...block.rows].flat().join("\n");
  return block.type === "code" ? block.language + block.text : block.text;
}
