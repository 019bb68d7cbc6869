import fc from "fast-check";
import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { code, prose } from "../../../../src/evaluation/report/markdown/inert.ts";

const reader = unified().use(remarkParse).use(remarkGfm);

describe("a text of others in Markdown", () => {
  const signs = fc.constantFrom(
    ..."|\\`*_{}[]()<>#+-.!~&@:/$\"'^= \n\r\t1a",
    "http://",
    "www.",
    "](",
    "![",
    "&#",
    "😀",
  );
  const text = fc
    .array(fc.oneof(signs, signs, fc.string({ unit: "binary", maxLength: 3 })), {
      minLength: 1,
      maxLength: 14,
    })
    .map((pieces) => `${pieces.join("")}.`);

  it("is one run of words in a paragraph, the same that it was", () => {
    fc.assert(
      fc.property(text, (given) => {
        const { children } = reader.parse(prose(given, 1_000));
        expect(children).toMatchObject([{ type: "paragraph", children: [{ type: "text" }] }]);
        expect(seenOf(children[0])).toBe(seen(given));
      }),
      { numRuns: 1_000 },
    );
  });

  it("is one cell of a table, also as the name of a machine", () => {
    fc.assert(
      fc.property(text, (given) => {
        const rows = `| a | b |\n| --- | --- |\n| ${prose(given, 1_000)} | ${code(given, 1_000)} |`;
        const [table] = reader.parse(rows).children;
        expect(table).toMatchObject({
          type: "table",
          children: [
            {},
            { children: [{ children: [{ type: "text" }] }, { children: [{}, { type: "text" }, {}] }] },
          ],
        });
        expect(seenOf(table)).toBe(`ab${seen(given)}${seen(given)}`);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["someone", "ask @octocat", "ask @&#8203;octocat"],
    ["an issue", "see org/repo#12", "see org/repo#&#8203;12"],
    ["a page", "see https://a.example", "see https:&#8203;//a.example"],
    ["a page by its name", "see www.a.example", "see www&#8203;.a.example"],
    ["a picture", "well :tada: done", "well :&#8203;tada: done"],
  ])("does not call up %s", (_what, given, written) => {
    expect(prose(given, 100)).toBe(written);
  });

  it("is read as it stands where it has no such signs", () => {
    expect(prose("5 days, or 10 % (see pto.md)", 100)).toBe("5 days, or 10 % (see pto.md)");
  });

  it("does not turn the order of letters in its row", () => {
    expect(prose("a\u202eb\u2066c", 100)).toBe("a b c");
  });

  it("is cut before its signs are written out", () => {
    expect(prose("@".repeat(10), 3)).toBe("@&#8203;@&#8203;…");
  });
});

function seenOf(node: Nodes | undefined): string {
  if (node?.type === "text") return seen(node.value);
  return node && "children" in node ? node.children.map(seenOf).join("") : "";
}

function seen(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\s\u200b\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
}
