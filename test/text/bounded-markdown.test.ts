import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf } from "../../src/text/blocks.ts";
import { isNestedTooDeep, piecesToParse } from "../../src/text/bounded-markdown.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "./runaway.ts";

const LONG = "Words of a paragraph. ".repeat(400);

describe("a long text, taken apart for the parser", () => {
  it("is the same text, and in pieces only where it is long", () => {
    const line = fc.constantFrom(
      "# a",
      "a",
      "===",
      "---",
      "- a",
      "  b",
      "",
      "| a |",
      "|---|",
      "```",
      "<!--",
      "-->",
      "> ",
      LONG,
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const pieces = piecesToParse(lines.join("\n"), false);
        expect(pieces.map(({ text }) => text).join("")).toBe(lines.join("\n"));
      }),
    );
    expect(piecesToParse("# a\n\nb\n\n# c\n", false)).toHaveLength(1);
  });

  it.each([
    ["code", `\`\`\`\n${"# a\n\n".repeat(20_000)}\`\`\``, ["code"]],
    ["a comment", `<!--\n${"# a\n\n".repeat(20_000)}-->\n\nb`, ["paragraph"]],
    [
      "sections",
      `${`# a\n\n${LONG}\n\n`.repeat(3)}`,
      ["heading", "paragraph", "heading", "paragraph", "heading", "paragraph"],
    ],
    ["an item with paragraphs", `- a\n\n  ${LONG}\n\n  ${LONG}\n\nb`, ["list", "paragraph"]],
  ])("holds %s whole", (_, text, types) => {
    expect(blocksOf(text).map(({ type }) => type)).toEqual(types);
  });

  it("has in each piece of a table the head of it", () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `| ${at} | b |`);
    const tables = blocksOf(`| A | B |\n|---|---|\n${rows.join("\n")}`);
    expect(tables.length).toBeGreaterThan(1);
    const read = tables.flatMap((block) => (block.type === "table" ? [block] : []));
    expect(read.every(({ header }) => header.join() === "A,B")).toBe(true);
    expect(read.flatMap(({ rows }) => rows.map(([first]) => first))).toEqual(rows.map((_, at) => String(at)));
  });

  it("is read as words where nobody would nest so deep", () => {
    expect(blocksOf(`a\n\n${"> ".repeat(30)}deep\n\n# b`)).toMatchObject([
      { type: "paragraph", text: "a" },
      { type: "paragraph", text: "deep" },
      { type: "heading", text: "b" },
    ]);
    expect(isNestedTooDeep(`${"> ".repeat(20)}a\n${"- ".repeat(40)}`)).toBe(false);
    expect(isNestedTooDeep(`\`\`\`\n${"> ".repeat(30)}a\n\`\`\``)).toBe(false);
    expect(isNestedTooDeep(`${" ".repeat(90)}- a`)).toBe(true);
  });

  it.each([
    "> ",
    "- ",
    "> > a\n",
    "a\n-\n",
    "a\n=\n",
    "* * a\n",
    "| a\n",
    "|-",
    "```\n",
    "<!--\n",
    "  - a\n",
  ])("does not run away in a megabyte of %j", RUNAWAY_GUARDED, (piece) =>
    expectNoRunaway(piece, (text) => blocksOf(text)),
  );
});
