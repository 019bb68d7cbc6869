import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passagesOf } from "../../src/knowledge/passages.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "../text/runaway.ts";

describe("the passages of a document", () => {
  it("are its sections, each with the headings above it", () => {
    const body =
      "# Ledger\n\nIntro.\n\n## Retries\n\nBackoff.\n\n### Limits\n\nFive.\n\n## Refunds\n\nNone.\n";
    expect(passagesOf("a/ledger.md", body, { owner: "BOR Write" })).toEqual([
      { source: "a/ledger.md#ledger", title: "Ledger", headings: [], text: "Intro.", owner: "BOR Write" },
      {
        source: "a/ledger.md#retries",
        title: "Ledger",
        headings: ["Retries"],
        text: "Backoff.",
        owner: "BOR Write",
      },
      {
        source: "a/ledger.md#limits",
        title: "Ledger",
        headings: ["Retries", "Limits"],
        text: "Five.",
        owner: "BOR Write",
      },
      {
        source: "a/ledger.md#refunds",
        title: "Ledger",
        headings: ["Refunds"],
        text: "None.",
        owner: "BOR Write",
      },
    ]);
  });

  it("have no comments, scripts and styles, save in code", () => {
    const body =
      "# A <!-- b -->\n\n<!-- TODO: the fee\n\n## No section -->\n\nSeen. <!-- not -->\n\n<style>\np {}\n</style>\n\n```html\n<!-- code -->\n```\n\n## Fee\n\n<!-- TODO -->";
    expect(passagesOf("a.md", body)).toMatchObject([
      { source: "a.md#a", title: "A", text: "Seen. \n\n\n\n```html\n<!-- code -->\n```" },
      { source: "a.md#fee", headings: ["Fee"], text: "" },
    ]);
  });

  it("have what is written in HTML as Markdown, and placeholders as they are", () => {
    const body =
      "<table><tr><th>Model</th><th>Range</th></tr><tr><td>Alpha</td><td>12 km</td></tr></table>\n\nText.\n\n<ul><li>one</li><li>two</li></ul>\n\n<p>Put &lt;x&gt;</p><p>in<br><your-id></p>\n\n<details><summary>Who?</summary>\n\nOnly **Mira**.\n\n</details>\n\n<your-id>";
    expect(passagesOf("a.md", body)[0]?.text.replace(/\n+/g, "\n")).toBe(
      "| Model | Range |\n| ----- | ----- |\n| Alpha | 12 km |\nText.\n- one\n- two\nPut <x>\nin\n<your-id>\nWho:\nOnly **Mira**.\n<your-id>",
    );
  });

  it.each(["<div>", "<ul><li>", "<table><tr><td>", "<details><summary>"])(
    "hold the words behind ten thousand %s",
    (tag) => {
      expect(passagesOf("a.md", `${tag.repeat(10_000)}word`)[0]?.text).toContain("word");
    },
  );

  it("tell when their document was last changed, where it says so", () => {
    const [dated] = passagesOf("a.md", "Text.", { updated: "2026-10-13" });
    expect(dated?.updated).toBe("2026-10-13");
    expect(passagesOf("a.md", "Text.", { updated: "soon" })[0]).not.toHaveProperty("updated");
  });

  it("are cut at the same places where the lines end as on Windows", () => {
    const body = "# A\n\nOne.\n\n## B\n\n```sh\nnpm i\n```\n";
    expect(passagesOf("a.md", body.replaceAll("\n", "\r\n"))).toEqual(passagesOf("a.md", body));
  });

  it("take the anchor that is written, and GitHub's where none is", () => {
    const body = "## How it's done {#how}\n\nx\n\n## `retry()` & Back-off!\n\ny\n\n## Überweisung\n\nz";
    expect(passagesOf("a.md", body)).toMatchObject([
      { source: "a.md#how", headings: ["How it's done"] },
      { source: "a.md#retry--back-off", headings: ["`retry()` & Back-off!"] },
      { source: "a.md#überweisung", headings: ["Überweisung"] },
    ]);
  });

  it("have sources of their own under headings of the same words", () => {
    const body = "## Example\n\nx\n\n## Example\n\ny\n\n# Example\n\nz";
    expect(sourcesOf(body)).toEqual(["a.md#example", "a.md#example-1", "a.md#example-2"]);
  });

  it("hold the text before the first heading, under the document's own path", () => {
    expect(passagesOf("a.md", "Before.\n\n# Title\n\nAfter.")).toMatchObject([
      { source: "a.md", title: "Title", headings: [], text: "Before." },
      { source: "a.md#title", title: "Title", headings: [], text: "After." },
    ]);
  });

  it("are cut at underlined headings", () => {
    expect(passagesOf("a.md", "Title\n=====\n\nOne.\n\nSub\n---\n\nTwo.")).toMatchObject([
      { source: "a.md#title", title: "Title", text: "One." },
      { source: "a.md#sub", headings: ["Sub"], text: "Two." },
    ]);
  });

  it("are not cut within code", () => {
    const body = "## Run\n\n```sh\n# no heading\nnpm i\n```\n\n~~~\n## nor this\n~~~\n\n    # nor that";
    expect(sourcesOf(body)).toEqual(["a.md#run"]);
    expect(passagesOf("a.md", body)[0]?.text).toContain("# no heading\nnpm i");
  });

  it("hold a heading without a text, which is found and stands for the sections below it", () => {
    expect(sourcesOf("# Title\n\n## Empty\n\n### Full\n\nx")).toEqual(["a.md#empty", "a.md#full"]);
    expect(passagesOf("a.md", "# Title\n\n## Empty\n\n### Full\n\nx")[0]).toMatchObject({
      headings: ["Empty"],
      text: "",
    });
  });

  it("are none for a title alone, nor for a blank document", () => {
    expect(sourcesOf("# Title\n\n## Full\n\nx")).toEqual(["a.md#full"]);
    expect(passagesOf("a.md", "# Title")).toEqual([]);
    expect(passagesOf("a.md", " \n\n")).toEqual([]);
  });

  it.each([
    [{ title: "Given" }, "# Heading\n\nx", "Given"],
    [{}, "# The *Heading* {#h}\n\nx", "The Heading"],
    [{}, "## Only second\n\nx", "Retry policy v2"],
  ])("bear the title given, or the first heading's, or the file's (%j)", (frontMatter, body, title) => {
    expect(passagesOf("x/retry-policy_v2.md", body, frontMatter)[0]?.title).toBe(title);
  });

  it("keep every line that is no heading, whatever the Markdown", () => {
    const prefix = fc.constantFrom(
      "",
      "- ",
      "3. ",
      "> ",
      "    ",
      "```",
      "~~~ ",
      "# ",
      "### ",
      "<div>",
      "| ",
      "\t",
      "* * *",
    );
    const line = fc.record({
      prefix,
      blankAfter: fc.boolean(),
      noise: fc.string({ unit: "grapheme", maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const named = lines.map((entry, at) => ({ ...entry, word: `word${at}end` }));
        const body = named.map(
          ({ prefix, word, noise, blankAfter }) => `${prefix}${word} ${noise}\n${blankAfter ? "\n" : ""}`,
        );
        const kept = passagesOf("a.md", body.join(""))
          .map(({ text }) => text)
          .join("\n");
        for (const { prefix, word } of named) if (!prefix.startsWith("#")) expect(kept).toContain(word);
      }),
    );
  });

  it.each(["{#a", "{#", " {#a}", " ", "\t", "[", "*a ", "<a ", "`"])(
    "are made of a heading that is a megabyte of %j without running away",
    RUNAWAY_GUARDED,
    (piece) => expectNoRunaway(piece, (text) => passagesOf("a.md", `# x${text}y\n\nText.`)),
  );
});

function sourcesOf(body: string): string[] {
  return passagesOf("a.md", body).map(({ source }) => source);
}
