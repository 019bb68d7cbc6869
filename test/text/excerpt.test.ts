import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerptOf } from "../../src/text/excerpt.ts";

const FILLER = "Nothing of note stands here, and so it goes on and on.";

describe("what is read of a long text", () => {
  it("is all of one that is not too long", () => {
    expect(excerptOf("One.\n\nTwo.", "two")).toBe("One.\n\nTwo.");
  });

  it.each([
    ["paragraphs", "\n\n"],
    ["one paragraph", " "],
    ["lines", "\n"],
  ])("is where it speaks of the question, in %s", (_, gap) => {
    const sentences = Array.from({ length: 50_000 }, () => FILLER);
    sentences[40_000] = "The zebra is owned by Finance.";
    const text = excerptOf(sentences.join(gap), "who owns the zebras?");
    expect(text).toContain("The zebra is owned by Finance.");
    expect(text.length).toBeLessThan(60_000);
  });

  it("keeps the order of the source", () => {
    const pieces = [1, 2, 3].map((nr) => `Zebra ${nr}. ${FILLER.repeat(2_000)}`);
    const text = excerptOf(pieces.join("\n\n"), "zebra");
    const places = [1, 2, 3].map((nr) => text.indexOf(`Zebra ${nr}.`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  });

  it("does not cut within code", () => {
    const code = `\`\`\`sh\n${"line of code\n\n".repeat(300)}zebra\n\`\`\``;
    const filler = Array.from({ length: 2_000 }, () => FILLER).join("\n\n");
    expect(excerptOf(`${filler}\n\n${code}\n\n${filler}`, "zebra")).toContain(code);
  });

  it("goes on where a fence is never closed", () => {
    const text = excerptOf(`\`\`\`\n${`${FILLER}\n\n`.repeat(5_000)}zebra`, "zebra");
    expect(text).toContain("zebra");
    expect(text.length).toBeLessThan(100_000);
  });

  it("holds whole characters of the text and nothing else, whatever it is", () => {
    const text = fc
      .string({ unit: "binary", minLength: 100, maxLength: 400 })
      .map((part) => part.repeat(500));
    fc.assert(
      fc.property(text, fc.string({ unit: "binary", maxLength: 40 }), (long, question) => {
        const excerpt = excerptOf(long, question);
        expect(excerpt.isWellFormed()).toBe(long.isWellFormed());
        if (long.isWellFormed()) expect(excerpt.length).toBeLessThanOrEqual(Math.max(long.length, 0) + 40);
      }),
      { numRuns: 30 },
    );
  });
});
