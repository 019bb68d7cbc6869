import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitFrontMatter, updatedOf } from "../../src/knowledge/front-matter.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "../text/runaway.ts";

describe("front matter", () => {
  it("gives a document's title and owner, and keeps what else it says", () => {
    expect(splitFrontMatter("---\ntitle: Retries\nowner: BOR Write\ntags: [a]\n---\n# Text\n")).toEqual({
      frontMatter: { title: "Retries", owner: "BOR Write", tags: ["a"] },
      body: "# Text\n",
    });
  });

  it.each([
    ["updated: 2026-10-13", "2026-10-13"],
    ["date: 2026-10-13", "2026-10-13"],
    ["date: 2020-01-01\nupdated: '2026-10-13T08:00:00Z'", "2026-10-13"],
    ["updated: 2026-10-13 08:00", "2026-10-13"],
    ["updated: last week\ndate: 2020-01-01", "2020-01-01"],
    ["updated: 2026-13-40", undefined],
    ["updated: 2026", undefined],
    ["updated: [2026-10-13]", undefined],
    ["title: A", undefined],
  ])("with %j tells that the document was last changed on %s", (yaml, day) => {
    const { frontMatter, fault } = splitFrontMatter(`---\n${yaml}\n---\nText`);
    expect(fault).toBeUndefined();
    expect(updatedOf(frontMatter)).toBe(day);
  });

  it("may have Windows line ends, and end with the file", () => {
    expect(splitFrontMatter("---\r\ntitle: A\r\n---\r\nText")).toEqual({
      frontMatter: { title: "A" },
      body: "Text",
    });
    expect(splitFrontMatter("---\ntitle: A\n---")).toEqual({ frontMatter: { title: "A" }, body: "" });
    expect(splitFrontMatter("---\n---\nText")).toEqual({ frontMatter: {}, body: "Text" });
  });

  it("ends at three dashes on a line of their own only", () => {
    expect(splitFrontMatter("---\ntitle: A ---\nowner: me\n---\nText")).toEqual({
      frontMatter: { title: "A ---", owner: "me" },
      body: "Text",
    });
  });

  it.each([
    ["YAML that does not parse", "title: a: b", /mappings/],
    ["a title that is no text", "title: 12", /^title: .*string.*number/],
    ["a list in place of settings", "- a", /^front matter: .*object/],
    ["aliases that multiply", `a: &a [x, x]\n${bomb()}`, /alias/i],
  ])("with %s is named and left out, and the text is used all the same", (_, yaml, fault) => {
    expect(splitFrontMatter(`---\n${yaml}\n---\nText`)).toEqual({
      frontMatter: {},
      body: "Text",
      fault: expect.stringMatching(fault),
    });
  });

  it.each([
    "# Text\n",
    "---\ntitle: never closed\n",
    "Text\n---\ntitle: too late\n---\n",
    "---\n\nProse between two thematic breaks.\n\n---\n\nMore.",
  ])("is not what %j begins with", (content) => {
    expect(splitFrontMatter(content)).toEqual({ frontMatter: {}, body: content });
  });

  it("never throws, and its body is the end of the document", () => {
    const content = fc.tuple(
      fc.constantFrom("", "---\n", "---\r\n"),
      fc.string({ unit: "binary", maxLength: 100 }),
      fc.constantFrom("", "\n---\n", "\n---"),
      fc.string({ unit: "binary", maxLength: 100 }),
    );
    fc.assert(
      fc.property(content, (parts) => {
        const text = parts.join("");
        expect(text.endsWith(splitFrontMatter(text).body)).toBe(true);
      }),
    );
  });

  it.each(["-", "---x\n", "--- ", "\n", "---\t"])(
    "is looked for in a megabyte of %j without running away",
    RUNAWAY_GUARDED,
    (piece) => expectNoRunaway(piece, (text) => splitFrontMatter(`---\n${text}x`)),
  );
});

/** Ten levels of ten references each. */
function bomb(): string {
  const levels = "abcdefghij".split("");
  return levels
    .slice(1)
    .map((name, at) => `${name}: &${name} [${Array(10).fill(`*${levels[at]}`).join(", ")}]`)
    .join("\n");
}
