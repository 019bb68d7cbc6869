import { describe, expect, it } from "vitest";
import { groundingOf, stands } from "../../../src/evaluation/judge/grounding.ts";
import { observationOf, PASSAGES } from "./given.ts";

function grounded(text: string, cited = PASSAGES.map(({ source }) => ({ source, quote: "" }))) {
  return groundingOf(observationOf({ text, cited }));
}

describe("a claim", () => {
  it("is looked for in what it cites, and in the best of all", () => {
    const [claim] = grounded("Up to 5 days of vacation carry over [2].");
    expect(claim?.cited.containment).toBeLessThan(0.4);
    expect(claim?.best).toEqual({ containment: 1, source: "pto.md#carry-over" });
  });

  it("may stand in two passages that it cites together", () => {
    const [claim] = grounded("5 days of vacation carry over, and sick leave needs a note [1][2].");
    expect(claim?.cited).toEqual({ containment: 1 });
  });

  it("of words that tell much weighs more than one of words that every sentence has", () => {
    const passages = ["days", "vacation days", "holiday days", "lapsing days"].map((text, at) => ({
      source: `p.md#${at}`,
      text,
    }));
    const share = (text: string) =>
      groundingOf(observationOf({ text, passages, cited: [] }))[0]?.best.containment;
    expect(share("unheard days")).toBeLessThan(share("vacation unheard") ?? 0);
  });

  it("is a line of code as it is written", () => {
    const code = (line: string) => grounded(`\`\`\`sh\n${line}\n\`\`\`\n\nSick leave needs a note [2].`)[0];
    expect(code("rm -rf")?.best.missing).toBe("rm -rf");
    expect(code("a note from a doctor")?.best.missing).toBeUndefined();
  });

  it("is no heading, no announcement and no number of a list item", () => {
    expect(
      grounded("# Vacation\n\nThese are the rules:\n\n1. 5 days carry over [1]").map(
        ({ claim }) => claim.text,
      ),
    ).toEqual(["5 days carry over"]);
  });
});

it("cannot be compared by its words in another language, though by its numbers", () => {
  const [right] = grounded("Bis zu 5 Tage werden in das nächste Jahr übertragen [1].");
  expect(right && stands(right.best, right.wordsDiffer)).toBe(true);
  const [wrong] = grounded("Bis zu 9 Tage werden in das nächste Jahr übertragen [1].");
  expect(wrong && stands(wrong.best, wrong.wordsDiffer)).toBe(false);
});
