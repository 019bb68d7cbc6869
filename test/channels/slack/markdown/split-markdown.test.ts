import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Piece, splitMarkdown } from "../../../../src/channels/slack/markdown/split-markdown.ts";

const written = ({ before, body, after }: Piece) => before + body + after;
const partsOf = (text: string, most: number) => splitMarkdown(text, most).map(written);

/** A paragraph of so many characters. */
const words = (length: number) =>
  "word "
    .repeat(length / 5)
    .slice(0, length - 1)
    .trim();

describe("long Markdown", () => {
  it("stays whole where it fits", () => {
    expect(partsOf("a\n\nb", 100)).toEqual(["a\n\nb"]);
  });

  it("ends a part with a paragraph", () => {
    const [first, second] = [words(60), words(60)];
    expect(partsOf(`${first}\n\n${second}`, 100)).toEqual([`${first}\n\n`, second]);
  });

  it("keeps a list and a table together where they fit", () => {
    const list = "- one\n- two\n- three\n- four";
    const table = "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |";
    for (const block of [list, table])
      expect(partsOf(`${words(80)}\n\n${block}`, 100)).toEqual([`${words(80)}\n\n`, block]);
  });

  it("cuts a long list between items", () => {
    const item = `- ${words(30)}\n`;
    for (const part of partsOf(item.repeat(20), 100)) expect(part).toMatch(/^- word/);
  });

  it("closes a fence that it cuts, and opens it again with its language", () => {
    const code = `\`\`\`ts\n${"const a = 1;\n".repeat(20)}\`\`\`\n`;
    const parts = partsOf(code, 120);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      expect(part).toMatch(/^```ts\nconst/);
      expect(part.trimEnd()).toMatch(/\n```$/);
    }
  });

  it("takes a shorter fence, or one of tildes, for code within a fence", () => {
    const code = `\`\`\`\`\n${"```\n~~~\nx\n".repeat(30)}\`\`\`\`\n`;
    for (const part of partsOf(code, 120)) expect(part).toMatch(/^````\n/);
  });

  it("gives each part of a table its head", () => {
    const table = `| a | b |\n| --- | --- |\n${"| some | thing |\n".repeat(60)}`;
    const parts = partsOf(table, 300);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(part).toMatch(/^\| a \| b \|\n\| --- \| --- \|\n\| some/);
  });

  it("tears no link, entity, address, code or character apart", () => {
    const whole = [
      "[the handbook](https://example.com/a)",
      "&amp;",
      "<https://example.com/b>",
      "`a b c`",
      "🧾",
      "[12]",
    ];
    for (const sign of whole)
      for (let before = 60; before < 110; before += 1) {
        const parts = partsOf(`${"x".repeat(before)}${sign} ${"y ".repeat(60)}`, 100);
        expect(parts.filter((part) => part.includes(sign))).toHaveLength(1);
        for (const part of parts) expect(part.isWellFormed()).toBe(true);
      }
  });
});

describe("whatever the Markdown", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.constantFrom(
      "\n",
      "\n\n",
      "```",
      "```ts\n",
      "````\n",
      "~~~\n",
      "| a | b |\n",
      "|---|---|\n",
      "| 1 | 2 |\n",
      "- ",
      "1. ",
      "> ",
      "> ```\n",
      "   - ```js\n",
      "# ",
      "**",
      "`",
      "[a](https://b.c)",
      "&lt;",
      "<!channel>",
      "🧾",
      "\t",
      "  \n",
      "---\n",
    ),
    fc
      .tuple(fc.constantFrom("x", "```\n", "| ", "\n", " ", "`", "[", "<", "&", "-", "🧾"), fc.nat(400))
      .map(([sign, times]) => sign.repeat(times)),
  );
  const markdown = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(""));

  it("loses nothing, adds only what is opened again, and keeps within the limit", () => {
    fc.assert(
      fc.property(markdown, fc.integer({ min: 100, max: 700 }), (text, most) => {
        const pieces = splitMarkdown(text, most);
        expect(pieces.map(({ body }) => body).join("")).toBe(text);
        for (const each of pieces) {
          expect(written(each).length).toBeLessThanOrEqual(most);
          expect(written(each).isWellFormed()).toBe(text.isWellFormed());
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("leaves no fence open that it opened itself", () => {
    const fenced = fc
      .tuple(
        fc.array(
          fc.string({ maxLength: 60 }).filter((line) => !/[`~]/.test(line)),
          { maxLength: 60 },
        ),
        fc.constantFrom("```", "~~~", "`````py"),
      )
      .map(
        ([lines, fence]) =>
          `words\n\n${fence}\n${lines.map((line) => line.replaceAll("\n", " ")).join("\n")}\n${fence.replace("py", "")}\n\nmore`,
      );
    fc.assert(
      fc.property(fenced, fc.integer({ min: 150, max: 400 }), (text, most) => {
        for (const part of partsOf(text, most))
          expect((part.match(/^(?:`{3,}|~{3,})/gm) ?? []).length % 2).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
