import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citeSources } from "../../src/answer/cite.ts";
import { plainLine } from "../../src/text/plain.ts";
import { retrieved } from "../llm/request.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "../text/runaway.ts";

const passages = [
  retrieved("Five tries are made. The wait grows.", {
    source: "a.md#tries",
    title: "Retries",
    headings: ["Tries"],
  }),
  retrieved("Refunds are booked once.", { source: "b.md" }),
  retrieved("The books close on day three.", { source: "c.md" }),
];

describe("citing the sources of a text", () => {
  it("numbers the markers by their first mention", () => {
    const { text, citations } = citeSources(
      "Closed on day three [3]. Five tries [1], once [3][2].",
      passages,
    );
    expect(text).toBe("Closed on day three [1]. Five tries [2], once [1][3].");
    expect(citations.map(({ marker, source }) => [marker, source])).toEqual([
      [1, "c.md"],
      [2, "a.md#tries"],
      [3, "b.md"],
    ]);
  });

  it("tells the title with its headings, and the sentence that carries what was said", () => {
    expect(citeSources("After each try the wait grows longer. [1]", passages).citations).toEqual([
      { marker: 1, source: "a.md#tries", title: "Retries › Tries", quote: "The wait grows." },
    ]);
  });

  it("tells where a person reads the source, if that is on the web", () => {
    const onTheWeb = [retrieved("Five tries.", { source: "site/a.md", url: "https://acme.test/a" })];
    expect(citeSources("Five tries. [1]", onTheWeb).citations[0]?.url).toBe("https://acme.test/a");
    expect(citeSources("Five tries. [1]", passages).citations[0]).not.toHaveProperty("url");
  });

  it("quotes for each of two markers what they both stand for", () => {
    const twice = [
      retrieved("One. The wait grows.", { source: "x" }),
      retrieved("Two. The wait grows.", { source: "y" }),
    ];
    expect(citeSources("The wait grows. [1][2]", twice).citations.map(({ quote }) => quote)).toEqual([
      "The wait grows.",
      "The wait grows.",
    ]);
  });

  it("quotes by what stands before the marker, also where the same words come twice", () => {
    const text = "Here `x` [2] and `x` is one thing, here `x` and the wait grows `x` [1]";
    expect(citeSources(text, passages).citations[1]?.quote).toBe("The wait grows.");
  });

  it.each([
    ["out of range", "None [0], [4] and [999].", "None, and."],
    ["a number too long", "Year [2024].", "Year [2024]."],
  ])("cites nothing for a marker that is %s", (_, generated, text) => {
    expect(citeSources(generated, passages)).toEqual({ text, citations: [] });
  });

  it.each([
    "an index `rows[1]` in a code span",
    "```js\nrows[1]\n```",
    "~~~\nrows[1]\n~~~",
    "````md\n```js\nrows[1]\n```\nrows[2]\n````",
    "```js\nrows[1] // never closed",
    "a link [1](https://example.com)",
    "plain brackets \\[1]",
    "a footnote [^1] and [x] and [ 1 ]",
  ])("takes no citation from %j", (generated) => {
    expect(citeSources(generated, passages)).toEqual({ text: generated, citations: [] });
  });

  it("cites after code too", () => {
    const { text, citations } = citeSources("```js\nrows[0]\n```\n[2]", passages);
    expect(text).toBe("```js\nrows[0]\n```\n[1]");
    expect(citations).toHaveLength(1);
  });

  it("gives two passages of one source one number", () => {
    const same = [retrieved("One.", { source: "a.md" }), retrieved("Two.", { source: "a.md" })];
    expect(citeSources("One [1]. Two [2].", same)).toMatchObject({
      text: "One [1]. Two [1].",
      citations: [{ marker: 1, source: "a.md" }],
    });
  });

  it.each([
    ["- five tries\n- ten waits", "ten waits"],
    ["| Key | Value |\n|---|---|\n| ten | waits |", "ten | waits"],
    ["```sh\nfive tries\nten waits\n```", "ten waits"],
    ["> Five. Ten *waits* there.", "Ten waits there."],
    ["<div>\nTen waits there.\n</div>", "Ten waits there."],
  ])("quotes a line of %j", (text, quote) => {
    expect(citeSources("ten waits [1]", [retrieved(text)]).citations[0]?.quote).toBe(quote);
  });

  it.each([
    ["Put `a<b>` in <your-id> here.", "Put `a<b>` in <your-id> here."],
    ["Put <b onclick=x()>it</b><img src=x> here.", "Put it here."],
    ["```html\n<examples>here</examples>\n```", "<examples>here</examples>"],
    ["```html\n<script src=x>here</script>\n```", "‹script src=x>here‹/script>"],
    ["```sh\ngit checkout <branch> here <!channel>\n```", "git checkout <branch> here "],
  ])("quotes what is written, and nothing that acts: %j", (text, quote) => {
    expect(citeSources("here [1]", [retrieved(text)]).citations[0]?.quote).toBe(quote);
  });

  it("cuts a quote between the characters that a reader sees", () => {
    const family = "👩‍👩‍👧‍👦";
    const quote = citeSources("x [1]", [retrieved(`a${family.repeat(60)}`)]).citations[0]?.quote ?? "";
    expect(quote).toMatch(new RegExp(`^a(?:${family})+…$`, "u"));
  });

  it("cuts a quote that is too long, between whole characters", () => {
    const quote = citeSources("x [1]", [retrieved("😀".repeat(400))]).citations[0]?.quote ?? "";
    expect(quote.length).toBeLessThanOrEqual(300);
    expect(quote.endsWith("…")).toBe(true);
    expect(quote.isWellFormed()).toBe(true);
  });

  it("leaves only markers that have a citation, numbered in order, with quotes from the passages", () => {
    const piece = fc.constantFrom(
      "[1]",
      "[2]",
      " [3]",
      "[7]",
      "[0]",
      "word ",
      ". ",
      "`a[1]`",
      "```\n",
      "[1](u)",
      "\n",
      "\\[2]",
      "<",
      "`",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { text, citations } = citeSources(pieces.join(""), passages);
        expect(citations.map(({ marker }) => marker)).toEqual(citations.map((_, at) => at + 1));
        for (const { marker, source, quote } of citations) {
          expect(text).toContain(`[${marker}]`);
          const cited = passages.find((passage) => passage.source === source);
          expect(plainLine(cited?.text ?? "")).toContain(quote);
        }
        expect(
          citeSources(
            text,
            citations.map(({ source }) => retrieved("x", { source })),
          ).text,
        ).toBe(text);
      }),
    );
  });

  it.each(["[", "[1", " [1]", "`", "```", "```\n", "~~~", "\\", "[1]("])(
    "does not run away in a megabyte of %j",
    RUNAWAY_GUARDED,
    (piece) => expectNoRunaway(piece, (text) => citeSources(text, passages)),
  );
});
