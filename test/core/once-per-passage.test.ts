import { describe, expect, it } from "vitest";
import { oncePerPassage } from "../../src/core/once-per-passage.ts";

const BACKUPS = {
  source: "handbook/backups.md#how-often",
  title: "Backups",
  headings: ["How often"],
  text: "Every night.",
};

function counting(mostKept?: number) {
  const read: string[] = [];
  const wordsOf = oncePerPassage(({ text }) => {
    read.push(text);
    return text.split(" ");
  }, mostKept);
  return { read, wordsOf };
}

describe("what is made once per passage", () => {
  it("is made once, whatever the passage was found for", () => {
    const { read, wordsOf } = counting();
    const first = wordsOf(BACKUPS);
    const found = { ...BACKUPS, headings: [...BACKUPS.headings], score: 2, coverage: 1, strength: 0.5 };
    expect(wordsOf(found)).toBe(first);
    expect(read).toEqual(["Every night."]);
  });

  it.each([
    ["text", { text: "Every hour." }],
    ["title", { title: "Restores" }],
    ["headings", { headings: ["How often", "On weekends"] }],
    ["a heading", { headings: ["How long"] }],
    ["owner", { owner: "Platform" }],
    ["day", { updated: "2026-10-13" }],
  ])("is made anew for another %s of the same source", (_, change) => {
    const { read, wordsOf } = counting();
    wordsOf(BACKUPS);
    const changed = { ...BACKUPS, ...change };
    expect(wordsOf(changed)).toEqual(changed.text.split(" "));
    expect(read).toHaveLength(2);
  });

  it("is forgotten of the passages that nobody asked for the longest", () => {
    const { read, wordsOf } = counting(80);
    const other = { ...BACKUPS, source: "a.md", text: "Every hour." };
    const another = { ...BACKUPS, source: "b.md", text: "Every week." };
    for (const each of [BACKUPS, other, BACKUPS, another, BACKUPS, other]) wordsOf(each);
    expect(read).toEqual(["Every night.", "Every hour.", "Every week.", "Every hour."]);
  });

  it("is forgotten of passages without a text, too", () => {
    const { read, wordsOf } = counting(80);
    for (const source of ["a.md", "b.md", "c.md", "d.md", "e.md", "f.md", "g.md", "h.md", "a.md"])
      wordsOf({ ...BACKUPS, source, text: "" });
    expect(read).toHaveLength(9);
  });

  it("is not kept of a text that is longer than all that may be kept", () => {
    const { read, wordsOf } = counting(10);
    expect([wordsOf(BACKUPS), wordsOf(BACKUPS)]).toEqual([
      ["Every", "night."],
      ["Every", "night."],
    ]);
    expect(read).toHaveLength(2);
  });
});
