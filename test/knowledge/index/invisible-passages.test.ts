import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Passage } from "../../../src/core/answer.ts";
import { type Audience, maySee, type Viewer } from "../../../src/core/audience.ts";
import { buildIndex } from "../../../src/knowledge/index/search-index.ts";
import type { SynonymSet } from "../../../src/knowledge/synonyms/synonym-set.ts";

const AUDIENCES: readonly Audience[] = ["channel:C1", "channel:C2", "user:U1", "user:U2"];
const WORDS = [
  ...["close", "clothe", "cloze", "hard", "refund", "GLP-1001", "dryRun", "merger", "ledger", "key"],
  // Abbreviations with and without what explains them, a short form, a compound, and what is declared below.
  ...["hard close (HC)", "HC", "hard close", "HC (hot cake)", "hot cake", "config", "configuration"],
  ...["time out", "timeout", "fusion", "union"],
];

const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((each) => each.join(" "));
const audiences = fc.option(fc.subarray([...AUDIENCES]), { nil: undefined });
const viewer = fc.constantFrom<Viewer>("everyone", "user:U9", ...AUDIENCES);

const passagesOf = (given: readonly (readonly [string, string, readonly Audience[] | undefined])[]) =>
  given.map(
    ([body, title, allowed], at): Passage => ({
      source: `${at}.md`,
      title,
      headings: [],
      text: body,
      ...(allowed && { audiences: allowed }),
    }),
  );

/** Names that one folder gives to things, each for those who may see that folder. */
const declared = fc.array(fc.record({ phrases: fc.constant(["merger", "fusion", "hot cake"]), audiences }), {
  maxLength: 2,
});
const declaredFor = (viewer: Viewer, sets: readonly SynonymSet[]) =>
  sets.filter((set) => maySee(viewer, set.audiences)).map(({ phrases }) => ({ phrases }));

const knowledge = fc.array(fc.tuple(text, text, audiences), { maxLength: 30 }).map(passagesOf);

describe("what a viewer may not see", () => {
  it("is to the search as if it were not there, to the last digit of a score", () => {
    fc.assert(
      fc.property(knowledge, declared, viewer, text, (passages, sets, asks, query) => {
        const visible = passages.filter((passage) => maySee(asks, passage.audiences));
        const alone = buildIndex(
          visible.map(({ audiences: _, ...passage }) => passage),
          declaredFor(asks, sets),
        );
        const index = buildIndex(passages, sets);
        const found = index.search(query, 10, asks);
        expect(index.synonyms(query, asks)).toEqual(alone.synonyms(query));
        expect(found.map(({ audiences: _, ...passage }) => passage)).toEqual(alone.search(query, 10));
        expect(found.every((passage) => maySee(asks, passage.audiences))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("is not explained, and does not count in what is", () => {
    fc.assert(
      fc.property(knowledge, declared, viewer, text, (passages, sets, asks, query) => {
        const index = buildIndex(passages, sets);
        const visible = passages.filter((passage) => maySee(asks, passage.audiences));
        const alone = buildIndex(
          visible.map(({ audiences: _, ...passage }) => passage),
          declaredFor(asks, sets),
        );
        for (const { source, audiences: allowed } of passages) {
          const explained = index.explain(query, source, asks);
          if (!maySee(asks, allowed)) expect(explained).toBeUndefined();
          else expect(explained).toEqual(alone.explain(query, source));
        }
      }),
      { numRuns: 100 },
    );
  });

  it("counts neither in how much a word tells nor in what is taken for noise", () => {
    fc.assert(
      fc.property(knowledge, viewer, (passages, asks) => {
        const index = buildIndex(passages);
        const visible = passages.filter((passage) => maySee(asks, passage.audiences));
        const alone = buildIndex(visible.map(({ audiences: _, ...passage }) => passage));
        for (const term of ["close", "refund", "glp", "=glp_1001", "zebra"])
          expect(index.informs(term, asks)).toBe(alone.informs(term));
        expect(index.noiseFloor(asks)).toBe(alone.noiseFloor());
      }),
      { numRuns: 100 },
    );
  });

  it("does not tell by its order what a slip of the hand is mended to", () => {
    const open = ["card", "carc", "carb", "cara"].map((word) => [word, "plan", undefined] as const);
    const found = buildIndex(passagesOf([["cara", "plan", ["channel:C1"]], ...open])).search("carx", 9);
    const alone = buildIndex(passagesOf(open)).search("carx", 9);
    expect(found.map(({ text, score }) => [text, score])).toEqual(
      alone.map(({ text, score }) => [text, score]),
    );
  });

  it("does not teach an abbreviation, nor do the words that its folder has for things", () => {
    const secret = ["hard close (HC)", "plan", ["channel:C1"]] as const;
    const passages = passagesOf([secret, ["The hard close is in May.", "plan", undefined]]);
    const sets = [{ phrases: ["lockdown", "hard close"], audiences: ["channel:C1"] as const }];
    const index = buildIndex(passages, sets);
    for (const word of ["HC", "lockdown"]) {
      expect(index.search(word, 5)).toEqual([]);
      expect(index.synonyms(word)).toEqual([]);
      expect(index.search(word, 5, "channel:C1").map(({ source }) => source)).toContain("1.md");
    }
  });

  it("does not tell that a phrase stands in it", () => {
    const secret = ["A hot cake.", "plan", ["channel:C1"]] as const;
    const index = buildIndex(passagesOf([secret, ["The cake is hot.", "plan", undefined]]), [
      { phrases: ["merger", "hot cake"] },
    ]);
    expect(index.synonyms("merger")).toEqual([]);
    expect(index.synonyms("merger", "channel:C1")).toHaveLength(1);
  });

  it("is left out too where nobody says who asks", () => {
    const index = buildIndex(passagesOf([["merger", "plan", ["channel:C1"]]]));
    expect(index.search("merger", 5)).toEqual([]);
    expect(index.explain("merger", "0.md")).toBeUndefined();
    expect(index.search("merger", 5, "channel:C1")).toHaveLength(1);
  });
});

describe("an explanation", () => {
  it("adds up to the score and the coverage that the search found", () => {
    fc.assert(
      fc.property(knowledge, declared, viewer, text, (passages, sets, asks, query) => {
        const index = buildIndex(passages, sets);
        for (const { source, score, coverage } of index.search(query, 5, asks)) {
          const explained = index.explain(query, source, asks);
          const sum = explained?.parts.reduce((all, part) => all + part.score, 0) ?? 0;
          const factor = Object.values(explained?.factors ?? {}).reduce((all, each) => all * each, 1);
          expect(sum * factor).toBeCloseTo(score, 9);
          expect(explained?.score).toBeCloseTo(score, 9);
          expect(explained?.coverage).toBeCloseTo(coverage, 9);
        }
      }),
    );
  });

  it("tells where a passage has a word, and what of the question it lacks", () => {
    const index = buildIndex(passagesOf([["The hard close.", "Close", undefined]]));
    const { parts = [] } = index.explain("hard close refund", "0.md") ?? {};
    expect(parts.find(({ term }) => term === "close")?.fields).toEqual({ body: 1, heading: 1 });
    expect(parts.find(({ term }) => term === "hard close")?.fields).toEqual({ body: 1 });
    expect(parts.find(({ term }) => term === "refund")).toMatchObject({ score: 0, fields: {}, passages: 0 });
  });
});
