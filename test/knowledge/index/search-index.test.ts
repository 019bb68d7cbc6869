import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Passage } from "../../../src/core/answer.ts";
import { buildIndex } from "../../../src/knowledge/index/search-index.ts";

describe("a search", () => {
  const index = buildIndex([
    passage("retries", "A failed call is tried again after a second, at most five times."),
    passage("refunds", "A refund is booked with createRefund and needs `--dry-run` first."),
    passage("errors", "GLP-1001 means that an entry does not balance; see journal_entry and api/errors."),
    passage("close", "The books are closed on the third working day."),
  ]);

  it.each([
    ["how often is a call tried again?", "retries"],
    ["when are the books closed", "close"],
    ["closing the books", "close"],
    ["createRefund", "refunds"],
    ["create refund", "refunds"],
    ["--dry-run", "refunds"],
    ["dry run", "refunds"],
    ["GLP-1001", "errors"],
    ["glp 1001", "errors"],
    ["what does 1001 mean", "errors"],
    ["journal_entry", "errors"],
    ["journal entry", "errors"],
    ["api/errors", "errors"],
  ])("for %j finds the passage on %s first", (query, source) => {
    expect(index.search(query, 3)[0]?.source).toBe(source);
  });

  it("prefers the whole identifier to its parts", () => {
    const codes = buildIndex([
      passage(
        "parts",
        "GLP 1001 accounts are kept by those of the ledger who tell of an entry without balance.",
      ),
      passage("whole", "GLP-1001 is an error of the ledger that tells of an entry without balance."),
    ]);
    expect(codes.search("GLP-1001", 2)[0]?.source).toBe("whole");
  });

  it("prefers the identifier to a heading of its number", () => {
    const much = Array.from({ length: 40 }, () => "The pump waits for the valve of the node.").join(" ");
    const topics = Array.from({ length: 30 }, (_, at) => ({
      ...passage(`topic-${at}`, `Widget ${at} of team ${at} is painted in shade ${at}.`),
      headings: [`Topic ${at}`],
    }));
    const names = buildIndex([...topics, passage("tool", `${much} It is set with the tool calib9. ${much}`)]);
    expect(names.search("What is calib9?", 2)[0]?.source).toBe("tool");
  });

  it("is as strong where the passage says much else as well", () => {
    const fact = "The frobnicator is recalibrated every other week.";
    const much = Array.from(
      { length: 40 },
      (_, at) => `The pump ${at} waits for the valve of the node ${at}.`,
    );
    const others = Array.from({ length: 60 }, (_, at) =>
      passage(`p${at}`, `Widget ${at} lies on its shelf.`),
    );
    const strength = (text: string) =>
      buildIndex([passage("fact", text), ...others]).search("When is the frobnicator recalibrated?", 1)[0]
        ?.strength ?? 0;
    expect(strength(`${much.join(" ")} ${fact} ${much.join(" ")}`)).toBeGreaterThan(0.7 * strength(fact));
  });

  it("prefers words that stand side by side as in the question", () => {
    const two = buildIndex([
      passage("apart", "The close of a month is never hard to find in here."),
      passage("together", "The hard close of a month is never to find in here."),
    ]);
    expect(two.search("hard close", 2).map(({ source }) => source)).toEqual(["together", "apart"]);
  });

  it("says which share of the question's words a passage holds", () => {
    const [best] = index.search("books closed", 1);
    expect(best?.coverage).toBeCloseTo(1);
    const [half] = index.search("books zebra", 1);
    expect(half?.coverage).toBeGreaterThan(0.2);
    expect(half?.coverage).toBeLessThan(0.6);
  });

  it("reckons that share as well in a single passage as in many", () => {
    const single = buildIndex([passage("tries", "Five tries are made for a call.")]);
    expect(single.search("How many tries are made for a call?", 1)[0]?.coverage).toBeGreaterThan(0.6);
    expect(single.search("Which zebra may call Antarctica?", 1)[0]?.coverage).toBeLessThan(0.4);
  });

  it.each(["", "   ", "the of and", "zebra", "constructor __proto__"])("for %j finds nothing", (query) => {
    expect(index.search(query, 5)).toEqual([]);
  });

  it("finds nothing in no knowledge", () => {
    expect(buildIndex([]).search("books", 5)).toEqual([]);
  });

  it("mends a word that nobody wrote to the nearest that somebody did, and never one that is there", () => {
    expect(index.search("refnud", 1)[0]?.source).toBe("refunds");
    expect(index.search("cloused books", 1)[0]?.source).toBe("close");
    const two = buildIndex([passage("form", "Fill in the form."), passage("from", "The farm is far.")]);
    expect(two.search("farm", 5).map(({ source }) => source)).toEqual(["from"]);
  });

  it("prefers words that stand near each other to the same words far apart in a long text", () => {
    const filler = Array.from({ length: 150 }, (_, at) => `Sentence${at} tells of matter${at}.`).join(" ");
    const half = filler.length / 2;
    const two = buildIndex([
      passage("far", `A refund here. ${filler} The limit there.`),
      passage("near", `${filler.slice(0, half)} A refund here. The limit there. ${filler.slice(half)}`),
    ]);
    expect(two.search("limit of a refund", 2).map(({ source }) => source)).toEqual(["near", "far"]);
  });

  it("raises passages of a document that speaks of the rest of the question", () => {
    const two = buildIndex([
      passage("a.md#one", "The limit is five."),
      passage("a.md#two", "Bicycles are blue."),
      passage("b.md#one", "The limit is five."),
      passage("b.md#two", "A refund is booked."),
    ]);
    expect(two.search("limit of a refund", 4).find(({ text }) => text.includes("limit"))?.source).toBe(
      "b.md#one",
    );
  });

  it("lets a text that counts for less only add to the question", () => {
    const weighted = [
      { text: "balance", weight: 1 },
      { text: "call tried again", weight: 0.1 },
    ];
    const found = index.search(weighted, 2).map(({ source }) => source);
    expect(found).toEqual(["errors", "retries"]);
    expect(index.search([{ text: "balance", weight: 1 }], 2)).toEqual(index.search("balance", 2));
  });

  it("tells how strong a match is by itself: much for all of the question, little for a stray word", () => {
    const strength = (query: string) => index.search(query, 1)[0]?.strength ?? 0;
    expect(strength("books closed third working day")).toBeGreaterThan(0.3);
    expect(strength("books of zebras in the antarctic circus")).toBeLessThan(0.1);
  });

  it("weighs a heading more than a body", () => {
    const two = buildIndex([
      passage("body", "Among other things a refund is named here, in a text about much else."),
      {
        ...passage("heading", "Among other things much else is named here, in a text about this."),
        headings: ["Refund"],
      },
    ]);
    expect(two.search("refund", 2).map(({ source }) => source)).toEqual(["heading", "body"]);
  });

  it("gives at most as many as asked for, best first, each once, and the same each time", () => {
    const word = fc.constantFrom("entry", "refund", "GLP-1001", "close", "retry", "the", "é", "😀");
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, fc.nat(6), (texts, query, limit) => {
        const passages = texts.map((content, at) => passage(`p${at}`, content));
        const found = buildIndex(passages).search(query, limit);
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(new Set(found.map(({ source }) => source)).size).toBe(found.length);
        for (const [at, { score, coverage }] of found.entries()) {
          expect(score).toBeLessThanOrEqual(found[at - 1]?.score ?? Number.POSITIVE_INFINITY);
          expect(coverage).toBeGreaterThanOrEqual(0);
          expect(coverage).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(buildIndex(passages).search(query, limit)).toEqual(found);
      }),
    );
  });

  it("leaves equals in the order of the documents", () => {
    const same = buildIndex(["c", "a", "b"].map((source) => passage(source, "The same text about refunds.")));
    expect(same.search("refunds", 3).map(({ source }) => source)).toEqual(["c", "a", "b"]);
  });
});

function passage(source: string, text: string): Passage {
  return { source, title: "Handbook", headings: [], text };
}
