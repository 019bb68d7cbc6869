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
    [
      "Add `?dryRun=true` to a `POST`, or run it. Then stop.",
      ["Add `?dryRun=true` to a `POST`, or run it.", "Then stop."],
    ],
    ["Use `a! b`. Then `x? Y` works.", ["Use `a! b`.", "Then `x? Y` works."]],
    ["It is off. `retries` sets how often.", ["It is off.", "`retries` sets how often."]],
    ["Open https://a.example/q?A=1. It loads.", ["Open https://a.example/q?A=1.", "It loads."]],
    ["See https://a.example/q?X!Y for more.", ["See https://a.example/q?X!Y for more."]],
    [
      "Dr. Smith leads the office since Jan. 5. He is here.",
      ["Dr. Smith leads the office since Jan. 5.", "He is here."],
    ],
    ["Mrs. Ray and Prof. Lee met. They talked.", ["Mrs. Ray and Prof. Lee met.", "They talked."]],
    ["It runs at Acme Inc. The firm is old.", ["It runs at Acme Inc.", "The firm is old."]],
    ["The U.S. Navy has it. We do not.", ["The U.S. Navy has it.", "We do not."]],
    ["He lives in the U.S. It is far.", ["He lives in the U.S.", "It is far."]],
    [
      "It was 5.2 vs. 3.1 in controls. Fig. 2 shows it.",
      ["It was 5.2 vs. 3.1 in controls.", "Fig. 2 shows it."],
    ],
    ["Type e.g. This one. Then stop.", ["Type e.g. This one.", "Then stop."]],
    ["The answer is no. Then stop.", ["The answer is no.", "Then stop."]],
    ["See No. 5 there. Go.", ["See No. 5 there.", "Go."]],
    ["It takes approx. Five days. Go.", ["It takes approx. Five days.", "Go."]],
    ["J. R. R. Tolkien wrote it. We read it.", ["J. R. R. Tolkien wrote it.", "We read it."]],
    ["See section 3.2. It is short.", ["See section 3.2.", "It is short."]],
    ["We use Node.js. It is fast.", ["We use Node.js.", "It is fast."]],
    ["Smith et al. (2020) found it. We agree.", ["Smith et al. (2020) found it.", "We agree."]],
    ["It opens at 9 a.m. The door is locked then.", ["It opens at 9 a.m.", "The door is locked then."]],
    ["Take vitamin C. It helps.", ["Take vitamin C.", "It helps."]],
    ["Das gilt z. B. Montags. Danach nicht.", ["Das gilt z. B. Montags.", "Danach nicht."]],
    ["Rot bzw. Blau ist erlaubt. Mehr nicht.", ["Rot bzw. Blau ist erlaubt.", "Mehr nicht."]],
    ["Er kam am 5. Mai. Dann ging er.", ["Er kam am 5. Mai.", "Dann ging er."]],
    ["Siehe Nr. 5 und Abb. 2 dort. Fertig.", ["Siehe Nr. 5 und Abb. 2 dort.", "Fertig."]],
    ["On peut p. ex. Lire. Puis partir.", ["On peut p. ex. Lire.", "Puis partir."]],
    ["M. Dupont vient. Elle part.", ["M. Dupont vient.", "Elle part."]],
    ["El Sr. García llegó. La Sra. Ruiz no.", ["El Sr. García llegó.", "La Sra. Ruiz no."]],
    ["Steps: 1. Open it. 2. Close it.", ["Steps: 1. Open it.", "2. Close it."]],
    ["It ends in 2020. Then stop.", ["It ends in 2020.", "Then stop."]],
    ["Take jars, tins, etc. The rest stays.", ["Take jars, tins, etc.", "The rest stays."]],
    ["Ask Sam Jr. Smith. Go.", ["Ask Sam Jr. Smith.", "Go."]],
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

  it("go on behind a semicolon or a colon at a line's end in small letters, and end there else", () => {
    const line = "Only sources that are registered for that account may post to it";
    expect(sentencesOf(`${line};\nany other gets an error.`)).toEqual([`${line}; any other gets an error.`]);
    expect(sentencesOf(`${line}:\nOpen it.`)).toEqual([`${line}:`, "Open it."]);
  });

  it("end at the full stop of other scripts", () => {
    expect(sentencesOf("返金は14日です。申請します。")).toEqual(["返金は14日です。", "申請します。"]);
    expect(sentencesOf("هل هو هنا؟ نعم.")).toEqual(["هل هو هنا؟", "نعم."]);
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
