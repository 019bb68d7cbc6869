import { describe, expect, it } from "vitest";
import type { Intent } from "../../../src/llm/extractive/intent.ts";
import { MAX_WORDS, selectUnits } from "../../../src/llm/extractive/select.ts";
import { unitsOf } from "../../../src/llm/extractive/units.ts";
import { retrieved } from "../request.ts";

describe("the units that are told", () => {
  it("are the best and those nearly as good, in the order of the source", () => {
    expect(told("fact", "One. Two. Three. Four.", { "Four.": 1, "Two.": 0.8, "One.": 0.5 })).toEqual([
      "Two.",
      "Four.",
    ]);
  });

  it("are from another passage only what answers about as well", () => {
    const passages = [retrieved("Best."), retrieved("Good. Fair.")];
    const scores: Readonly<Record<string, number>> = { "Best.": 1, "Good.": 0.95, "Fair.": 0.8 };
    const units = passages.flatMap(unitsOf).map((unit) => ({ ...unit, score: scores[unit.text] ?? 0 }));
    expect(selectUnits("fact", units).map(({ text }) => text)).toEqual(["Best.", "Good."]);
  });

  it("are none of none", () => {
    expect(selectUnits("fact", [])).toEqual([]);
  });

  it("come with the sentence that they refer back to", () => {
    expect(told("fact", "The key is secret. It is kept 14 days.", { "It is kept 14 days.": 1 })).toEqual([
      "The key is secret.",
      "It is kept 14 days.",
    ]);
  });

  it("come with what they announce", () => {
    expect(
      told("fact", "There are two states:\n\n- open\n- closed\n\nNo more.", { "There are two states:": 1 }),
    ).toEqual(["There are two states:", "- open", "- closed"]);
  });

  it("are all steps of a procedure with their lead-in, whichever step is best", () => {
    const text = "To rotate the key:\n\n1. Open it.\n2. Rotate it.\n3. Close it.\n\nDone.";
    expect(told("how-to", text, { "2. Rotate it.": 1 })).toEqual([
      "To rotate the key:",
      "1. Open it.",
      "2. Rotate it.",
      "3. Close it.",
    ]);
  });

  it("are one item of a list whose others do not answer", () => {
    expect(told("fact", "Limits are:\n\n- rate 5\n- size 6\n- depth 7", { "- size 6": 1 })).toEqual([
      "Limits are:",
      "- size 6",
    ]);
  });

  it("end where the words are used up, without a gap between steps", () => {
    const long = Array.from({ length: 50 }, (_, at) => `word${at}`).join(" ");
    const steps = [`1. a ${long}`, `2. b ${long}`, `3. c ${long}`, "4. short"];
    expect(told("how-to", steps.join("\n"), { "4. short": 1 })).toEqual(steps.slice(0, 2));
  });

  it("hold code whole, however long, rather than its lead-in alone", () => {
    const code = Array.from({ length: MAX_WORDS + 20 }, (_, at) => `line${at}`).join("\n");
    const block = `\`\`\`sh\n${code}\n\`\`\``;
    expect(told("code", `Run this:\n\n${block}`, { [block]: 1, "Run this:": 0.1 })).toEqual([block]);
  });
});

/** Selects among the units of a text, which score as given, or else nothing. */
function told(intent: Intent, text: string, scores: Readonly<Record<string, number>>): string[] {
  const units = unitsOf(retrieved(text), 0).map((unit) => ({ ...unit, score: scores[unit.markdown] ?? 0 }));
  return selectUnits(intent, units).map(({ markdown }) => markdown);
}
