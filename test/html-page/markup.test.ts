import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html, own } from "../../src/html-page/markup.ts";
import { shown } from "../../src/html-page/shown.ts";
import { elementsOf, parsed, textOf } from "./parsed.ts";

const WILD = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom("<", ">", '"', "'", "&", "`", "=", "/", "script", "img src=x onerror=", "<!--", "]]>"),
    )
    .map((parts) => parts.join("")),
);

describe("html", () => {
  it("lets no text out of the place it was put in", () => {
    fc.assert(
      fc.property(WILD, (text) => {
        const tree = parsed(html`<p title="${text}">${text}</p>`.markup);
        const made = elementsOf(tree).filter(({ tagName }) => !["html", "head", "body"].includes(tagName));
        expect(made.map(({ tagName, properties }) => [tagName, Object.keys(properties)])).toEqual([
          ["p", ["title"]],
        ]);
        expect(made[0]?.properties.title).toBe(shown(text));
        expect(textOf(tree)).toBe(shown(text));
      }),
      { numRuns: 500 },
    );
  });

  it("writes its own markup, lists and numbers as they are, and nothing for what is not there", () => {
    const items = ["<1>", "2"].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}${undefined}${null}${false}${own("<hr>")}${0}</ul>`.markup).toBe(
      "<ul><li>&lt;1&gt;</li><li>2</li><hr>0</ul>",
    );
  });
});

describe("what is shown of a text", () => {
  it("has a sign in place of each control character and of each override of direction", () => {
    expect(shown("a\u001b[31mb\u0000\u007f\u0085\u202ec\ud800\r\nd\te\r")).toBe(
      "a␛[31mb␀␡[U+0085][U+202E]c\ufffd\nd\te\n",
    );
  });

  it("keeps the letters and marks of any language", () => {
    for (const text of ["שלום \u200fעולם\u200e", "日本語", "\u2068مرحبا\u2069", "👩‍👩‍👧"])
      expect(shown(text)).toBe(text);
  });
});
