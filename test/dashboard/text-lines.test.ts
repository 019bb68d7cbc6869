import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TextLine, textLines } from "../../src/dashboard/text-lines.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "../text/runaway.ts";

const prose = (text: string, indent = 0): TextLine => ({ kind: "prose", indent, text });
const item = (marker: string, text: string, indent = 0): TextLine => ({ kind: "item", indent, marker, text });
const literal = (text: string, indent = 0): TextLine => ({ kind: "literal", indent, text });
const heading = (text: string): TextLine => ({ kind: "heading", indent: 0, text });

describe("the lines of an answer", () => {
  it.each<[string, string, TextLine[]]>([
    ["are prose", "One.\nTwo **bold** `code`. [1]", [prose("One."), prose("Two **bold** `code`. [1]")]],
    [
      "have one blank line between paragraphs",
      "\n\nOne.\n\n\n\nTwo.\n\n",
      [prose("One."), prose(""), prose("Two.")],
    ],
    [
      "are items",
      "- a\n* b\n+ c\n1. d\n12) e",
      [item("- ", "a"), item("* ", "b"), item("+ ", "c"), item("1. ", "d"), item("12) ", "e")],
    ],
    [
      "are items within items",
      "- a\n  - b\n    more",
      [item("- ", "a"), item("- ", "b", 2), prose("more", 4)],
    ],
    [
      "are no items without a space",
      "-5 is less\n2026.01 is a month",
      [prose("-5 is less"), prose("2026.01 is a month")],
    ],
    ["are headings without their signs", "## Resend\n#hash", [heading("Resend"), prose("#hash")]],
    ["are code without its fence", "```sh\nls  -l\n```\nDone.", [literal("ls  -l", 2), prose("Done.")]],
    [
      "are code with its own blank lines and signs",
      "~~~\n# not a heading\n\n\n- x\n~~~",
      [literal("# not a heading", 2), literal("", 2), literal("", 2), literal("- x", 2)],
    ],
    ["are code that holds a shorter fence", "````md\n```\n````", [literal("```", 2)]],
    ["are code to the end where a fence stays open", "```\na", [literal("a", 2)]],
    [
      "are code within an item",
      "1. Run\n   ```\n   a\n     b\n   ```",
      [item("1. ", "Run"), literal("a", 5), literal("  b", 5)],
    ],
    [
      "are the rows of a table as they are",
      "| a | b |\n|---|---|",
      [literal("| a | b |"), literal("|---|---|")],
    ],
    ["have tabs as spaces", "```\n\ta\n```", [literal("    a", 2)]],
    ["hold nothing that a terminal obeys", "a\u001b[2Jb\u0007c\r\nd\u009b1me", [prose("abc"), prose("de")]],
  ])("%s", (_title, markdown, expected) => {
    expect(textLines(markdown)).toEqual(expected);
  });

  it.each(["# ", " ", "`", "1. ", "- ", "| "])(
    "can be had of a line that is a megabyte of %j without running away",
    RUNAWAY_GUARDED,
    (sign) => expectNoRunaway(sign, (text) => textLines(`# ${text}x`)),
  );

  it("can be had of any text, and have no line break and no control character", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."`~#-1. |a\n") }),
    );
    fc.assert(
      fc.property(text, (markdown) => {
        for (const line of textLines(markdown)) expect(line.text).not.toMatch(/\p{Control}/u);
      }),
    );
  });
});
