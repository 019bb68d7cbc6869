import { describe, expect, it } from "vitest";
import type { Intent } from "../../../src/llm/extractive/intent.ts";
import { MAX_WORDS, MAX_WORDS_OF_STEPS, selectUnits } from "../../../src/llm/extractive/select.ts";
import { type Unit, unitsOf } from "../../../src/llm/extractive/units.ts";
import { retrieved } from "../request.ts";

describe("the units that are told", () => {
  it("are the best and those nearly as good, in the order of the source", () => {
    expect(
      told("fact", "One ant. Two bees. Three cats. Four dogs.", {
        "Four dogs.": 1,
        "Two bees.": 0.8,
        "One ant.": 0.5,
      }),
    ).toEqual(["Two bees.", "Four dogs."]);
  });

  it("are from another passage only what answers about as well", () => {
    const scores = { "Best ant.": 1, "Good bees.": 0.95, "Fair cats.": 0.7 };
    expect(toldOf("fact", scores, "Best ant.", "Good bees. Fair cats.")).toEqual(["Best ant.", "Good bees."]);
  });

  it("are none that say again what is told", () => {
    const scores = {
      "The old key is kept for days.": 1,
      "For days the key is kept.": 0.99,
      "Ask Finance.": 0.9,
    };
    expect(
      toldOf("fact", scores, "The old key is kept for days.", "For days the key is kept. Ask Finance."),
    ).toEqual(["The old key is kept for days.", "Ask Finance."]);
  });

  it("are for a definition that and one sentence more", () => {
    const text = "A cat is big. A dog is old. A bee is new.";
    expect(
      told("definition", text, { "A cat is big.": 1, "A dog is old.": 1, "A bee is new.": 1 }),
    ).toHaveLength(2);
  });

  it("are the best of each part of a question, and once what answers both", () => {
    const units = unitsOf(retrieved("Finance owns it. It lives in Paris. Nobody knows."), 0);
    const part = (intent: Intent, scores: Readonly<Record<string, number>>) => ({
      asked: { intent, weights: new Map() },
      scores: scoresOf(units, scores),
    });
    const texts = (...parts: ReturnType<typeof part>[]) =>
      selectUnits(parts, units).units.map(({ text }) => text);
    const owner = part("place", { "Finance owns it.": 1 });
    expect(texts(owner, part("place", { "It lives in Paris.": 0.6 }))).toEqual([
      "Finance owns it.",
      "It lives in Paris.",
    ]);
    expect(texts(owner, part("place", { "Finance owns it.": 0.5, "Nobody knows.": 0.6 }))).toEqual([
      "Finance owns it.",
    ]);
  });

  it("are none of none", () => {
    expect(selectUnits([], []).units).toEqual([]);
    expect(told("fact", "Nothing fits.", {})).toEqual([]);
  });

  it("come with the sentence that they refer back to", () => {
    expect(told("fact", "The key is secret. It is kept 14 days.", { "It is kept 14 days.": 1 })).toEqual([
      "The key is secret.",
      "It is kept 14 days.",
    ]);
    expect(told("fact", "A limit is 5.\n\nBeyond that it fails.", { "Beyond that it fails.": 1 })).toEqual([
      "A limit is 5.",
      "Beyond that it fails.",
    ]);
  });

  it("come with what they announce", () => {
    expect(
      told("fact", "There are two states:\n\n- open\n- closed\n\nNo more.", { "There are two states:": 1 }),
    ).toEqual(["There are two states:", "- open", "- closed"]);
  });

  it("come with all of a list that has lost its marks", () => {
    const text = "Turn it so:\n\nOpen the page\n\nPress the button\n\nThat was it.";
    expect(told("fact", text, { "Turn it so:": 1 })).toEqual([
      "Turn it so:",
      "- Open the page",
      "- Press the button",
    ]);
  });

  it("are all steps of a procedure with their lead-in, whichever step is best", () => {
    const text = "To rotate the key:\n\n1. Open it.\n2. Rotate it.\n3. Close it.\n\nDone.";
    expect(told("procedure", text, { "2. Rotate it.": 1 })).toEqual([
      "To rotate the key:",
      "1. Open it.",
      "2. Rotate it.",
      "3. Close it.",
    ]);
  });

  it("are all steps of a procedure also where code stands between them", () => {
    const text = "1. Find it.\n2. Skip it:\n\n```sh\nskip\n```\n\n3. Look again.\n\nDone.";
    const steps = ["1. Find it.", "2. Skip it:", "```sh\nskip\n```", "3. Look again."];
    expect(told("procedure", text, { "1. Find it.": 1 })).toEqual(steps);
    expect(told("procedure", text, { "3. Look again.": 1 })).toEqual(steps);
  });

  it("end with the code that the last step announces", () => {
    const text = "1. Find it.\n2. Skip it:\n\n```sh\nskip\n```\n\nDone.";
    expect(told("procedure", text, { "1. Find it.": 1 })).toEqual([
      "1. Find it.",
      "2. Skip it:",
      "```sh\nskip\n```",
    ]);
  });

  it("are one item of a list whose others do not answer", () => {
    expect(told("fact", "Limits are:\n\n- rate 5\n- size 6\n- depth 7", { "- size 6": 1 })).toEqual([
      "Limits are:",
      "- size 6",
    ]);
  });

  it("are the whole list where its values are asked for", () => {
    expect(told("values", "Limits are:\n\n- rate 5\n- size 6\n- depth 7", { "- size 6": 1 })).toEqual([
      "Limits are:",
      "- rate 5",
      "- size 6",
      "- depth 7",
    ]);
  });

  it("are the item alone where its list is too long", () => {
    const items = Array.from({ length: 30 }, (_, at) => `- item ${at} ${words(5)}`);
    expect(told("values", items.join("\n"), { [items[20] ?? ""]: 1 })).toEqual([items[20]]);
  });

  it("are steps to their end, a little beyond the usual length", () => {
    const steps = Array.from({ length: 5 }, (_, at) => `${at + 1}. ${"abcde"[at]} ${words(28)}`);
    expect(MAX_WORDS_OF_STEPS).toBeGreaterThan(150);
    expect(told("procedure", steps.join("\n"), { [steps[4] ?? ""]: 1 })).toEqual(steps);
  });

  it("are the first steps of many, without a gap, and marked as not all", () => {
    const steps = [
      `1. a ${words(50)}`,
      `2. b ${words(50)}`,
      `3. c ${words(50)}`,
      `4. d ${words(50)}`,
      "5. short",
    ];
    const units = unitsOf(retrieved(steps.join("\n")), 0);
    const part = { asked: asked("procedure"), scores: scoresOf(units, { "5. short": 1 }) };
    const { units: chosen, cutAfter } = selectUnits([part], units);
    expect(chosen.map(({ markdown }) => markdown)).toEqual(steps.slice(0, 2));
    expect([...cutAfter].map(({ markdown }) => markdown)).toEqual([steps[1]]);
  });

  it("are the first of what a sentence announces, and marked as not all", () => {
    const items = Array.from({ length: 6 }, (_, at) => `- ${"abcdef"[at]} ${words(30)}`);
    const units = unitsOf(retrieved(`It has these parts:\n\n${items.join("\n")}`), 0);
    const part = { asked: asked("fact"), scores: scoresOf(units, { "It has these parts:": 1 }) };
    const { units: chosen, cutAfter } = selectUnits([part], units);
    expect(chosen.map(({ markdown }) => markdown)).toEqual(["It has these parts:", ...items.slice(0, 3)]);
    expect([...cutAfter].map(({ markdown }) => markdown)).toEqual([items[2]]);
  });

  it("are without what only announces something that is not told", () => {
    const scores = { "One ant is here.": 0.9, "The limits of bees are these:": 1 };
    expect(told("fact", "One ant is here.\n\nThe limits of bees are these:", scores)).toEqual([
      "One ant is here.",
    ]);
    expect(told("fact", "The limits of bees are these:", scores)).toEqual(["The limits of bees are these:"]);
  });

  it("are code with the sentence before it, also where that does not announce it", () => {
    const block = "```sh\ncurl x\n```";
    expect(told("code", `Send a token.\n\n${block}`, { [block]: 1 })).toEqual(["Send a token.", block]);
  });

  it("are a sentence with what it goes on from", () => {
    const second = "For example, a bee may sting.";
    expect(told("fact", `Some ants bite. ${second}`, { [second]: 1 })).toEqual(["Some ants bite.", second]);
  });

  it("hold as many lines of code as there is room for, rather than its lead-in alone", () => {
    const code = Array.from({ length: MAX_WORDS + 20 }, (_, at) => `line${at}`).join("\n");
    const block = `\`\`\`sh\n${code}\n\`\`\``;
    expect(told("code", `Run this:\n\n${block}`, { [block]: 1, "Run this:": 0.1 })).toEqual([
      `\`\`\`sh\n${code.split("\n").slice(0, MAX_WORDS).join("\n")}\n\`\`\``,
    ]);
  });

  it("are counted by the word also in a script without spaces", () => {
    const [a, b, c] = [
      "返金は設定のページで申請する",
      "休暇は上司の許可を得て取る",
      "会議の記録は共有の棚に置く",
    ].map((phrase) => `${phrase.repeat(8)}。`) as [string, string, string];
    expect(toldOf("fact", { [a]: 1, [b]: 1, [c]: 1 }, a, b, c)).toHaveLength(1);
  });
});

/** Selects among the units of a text, which score as given, or else nothing. */
function told(intent: Intent, text: string, scores: Readonly<Record<string, number>>): string[] {
  return toldOf(intent, scores, text);
}

function toldOf(
  intent: Intent,
  scores: Readonly<Record<string, number>>,
  ...texts: readonly string[]
): string[] {
  const units = texts.map((text) => retrieved(text)).flatMap(unitsOf);
  const part = { asked: asked(intent), scores: scoresOf(units, scores) };
  return selectUnits([part], units).units.map(({ markdown }) => markdown);
}

function asked(intent: Intent) {
  return { intent, weights: new Map<string, number>() };
}

function scoresOf(units: readonly Unit[], scores: Readonly<Record<string, number>>): Map<Unit, number> {
  return new Map(units.map((unit) => [unit, scores[unit.markdown] ?? 0]));
}

function words(count: number): string {
  return Array.from({ length: count }, (_, at) => `word${at}`).join(" ");
}
