import { describe, expect, it } from "vitest";
import type { Passage } from "../../src/core/answer.ts";
import { documentOf } from "../../src/core/source.ts";
import type { Case, Collection } from "./cases.ts";
import { asClaims, ofFewDocuments } from "./shapes.ts";

const passages: Passage[] = ["a", "b", "c", "d", "e"].flatMap((document) =>
  Array.from({ length: 9 }, (_, at) => ({
    source: `${document}.md#${at}`,
    title: document,
    headings: [],
    text: "x",
  })),
);
const one: Case = {
  id: "1",
  text: "why?",
  thread: [],
  removed: new Set(),
  kind: "gold",
  isAnswered: true,
  gold: ["c.md#7"],
};
const collection: Collection = {
  name: "some",
  passages,
  cases: [{ ...one, reference: "It is because the day of the close moves. More is said." }],
};

describe("a question of three documents", () => {
  const { cases } = ofFewDocuments(collection);
  const left = cases.map(({ removed }) =>
    passages.map(({ source }) => source).filter((each) => !removed.has(each)),
  );

  it("is asked once with what answers it and once without its document", () => {
    expect(cases.map(({ isAnswered }) => isAnswered)).toEqual([true, false]);
    expect(left[0]).toContain("c.md#7");
    expect(left[1]?.map(documentOf)).not.toContain("c.md");
    expect(left.map((each) => new Set(each.map(documentOf)).size)).toEqual([3, 3]);
    expect(left.map((each) => each.length)).toEqual([12, 12]);
  });

  it("is asked of the same documents at each run", () => {
    expect(ofFewDocuments(collection)).toEqual(ofFewDocuments(collection));
  });
});

describe("a claim", () => {
  it("is the first sentence of what a person answered, without the thread", () => {
    expect(asClaims(collection).cases.map(({ text }) => text)).toEqual([
      "It is because the day of the close moves.",
    ]);
  });

  it("is left out where it is too short to say anything, or nobody answered", () => {
    expect(asClaims({ ...collection, cases: [one, { ...one, reference: "Yes, it is." }] }).cases).toEqual([]);
  });
});
