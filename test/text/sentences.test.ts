import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentencesOf } from "../../src/text/sentences.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "./runaway.ts";

describe("the sentences of a prose", () => {
  it("end at a full stop, a question mark and an exclamation mark", () => {
    expect(sentencesOf("It is kept. Is it? It is!")).toEqual(["It is kept.", "Is it?", "It is!"]);
  });

  it.each([
    ["See e.g. The runbook of the day. Then stop.", ["See e.g. The runbook of the day.", "Then stop."]],
    ["See Fig. 3 and no. 5 there. Then stop.", ["See Fig. 3 and no. 5 there.", "Then stop."]],
    ["Ask J. Smith about it. Then stop.", ["Ask J. Smith about it.", "Then stop."]],
    ["Version 2.0 is out. Use it.", ["Version 2.0 is out.", "Use it."]],
  ])("do not end within %j", (prose, sentences) => {
    expect(sentencesOf(prose)).toEqual(sentences);
  });

  it("go on over the line breaks of a page's width", () => {
    const prose =
      "The entry is stored once, and then it is posted to the\ngeneral ledger by a worker.\nIt takes a second.";
    expect(sentencesOf(prose)).toEqual([
      "The entry is stored once, and then it is posted to the general ledger by a worker.",
      "It takes a second.",
    ]);
    expect(
      sentencesOf("The entry is stored once, and then it is posted by a part of\nGL Publisher."),
    ).toHaveLength(1);
  });

  it("end with a short line that its author ended", () => {
    expect(sentencesOf("Owner\nBOR Write\nChannel\n#bor-write-eng")).toEqual([
      "Owner",
      "BOR Write",
      "Channel #bor-write-eng",
    ]);
  });

  it("are none in blank text", () => {
    expect(sentencesOf("")).toEqual([]);
    expect(sentencesOf(" \n\t\n ")).toEqual([]);
  });

  it("hold together all that the prose holds but white space, whatever it is", () => {
    const withoutSpace = (text: string) => text.replace(/\s+/gu, "");
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (prose) => {
        const sentences = sentencesOf(prose);
        expect(withoutSpace(sentences.join(""))).toBe(withoutSpace(prose));
        for (const sentence of sentences) expect(sentence.trim()).toBe(sentence);
      }),
    );
  });

  it.each([" ", "\t", "\n", " \n", "A. ", "No. ", "e.g. ", "a\n", ".", ".'", "Aa\n", "a ".repeat(40)])(
    "are found in a megabyte of %j without running away",
    RUNAWAY_GUARDED,
    (piece) => expectNoRunaway(piece, sentencesOf),
  );
});
