import { describe, expect, it } from "vitest";
import { groundAndCite } from "../../src/answer/ground-and-cite.ts";
import { feedbackBlocks } from "../../src/channels/slack/feedback-blocks.ts";
import { feedbackDialog } from "../../src/channels/slack/feedback-dialog.ts";
import type { RetrievedPassage } from "../../src/core/answer.ts";
import type { QuestionId } from "../../src/core/question.ts";
import { detectLanguage } from "../../src/language/detect-language.ts";
import { LANGUAGES } from "../../src/language/language.ts";
import { phrasesIn } from "../../src/language/phrases-in.ts";

const OTHERS = ["fr", "de", "es"] as const;

/** Every text of a language by its path; a function is called with words that stand out. */
function textsOf(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, String(value(...argumentsFor(path)))]];
  return Object.entries(value as object).flatMap(([key, each]) =>
    textsOf(each, path ? `${path}.${key}` : key),
  );
}

function argumentsFor(path: string): unknown[] {
  if (path === "which") return ["X1", ["A1", "B1", "C1"]];
  if (path === "modelSilent") return ["M1", "R1", false];
  if (path === "fault") return ["over_budget", "its budget is spent"];
  if (path === "notWhole") return ["X1", 500];
  if (path === "newerIs") return ["T1", "2026-10-13"];
  if (/^(?:minutes|hours|questions|tooLong|notFound)$|filesLeftOut$/.test(path)) return [3, 2];
  return ["X1", "Y1"];
}

const ENGLISH = new Map(textsOf(phrasesIn("en")));
/** Written alike in two languages. */
const ALIKE = /^(?:minutes|questions|so|sources|reply\.feedback\.title)$/;

describe.each(OTHERS)("the fixed phrases in %s", (language) => {
  const texts = textsOf(phrasesIn(language));

  it("are there for every English one, and in other words", () => {
    expect(texts.map(([path]) => path)).toEqual([...ENGLISH.keys()]);
    for (const [path, text] of texts)
      if (!ALIKE.test(path)) expect([path, text]).not.toEqual([path, ENGLISH.get(path)]);
  });

  it("are taken for no other language", () => {
    const whole = texts.map(([, text]) => text).join(" ");
    expect(detectLanguage(whole)).toBe(language);
    for (const [path, text] of texts)
      expect([path, detectLanguage(text, language)]).toEqual([path, language]);
  });

  it("say every detail that the English ones say", () => {
    for (const [path, text] of texts) {
      const details = (ENGLISH.get(path) ?? "").match(/\b[A-Z]1\b/g) ?? [];
      for (const detail of details) expect([path, text]).toEqual([path, expect.stringContaining(detail)]);
    }
  });
});

describe.each(LANGUAGES)("what Slack bounds, in %s", (language) => {
  it("is short enough", () => {
    const id = "q_1" as QuestionId;
    const blocks = feedbackBlocks(id, "answered", { askPerson: true, language });
    const confirm = blocks[1]?.type === "actions" ? blocks[1].elements[0]?.confirm : undefined;
    expect(confirm?.title.text.length).toBeLessThanOrEqual(100);
    expect(confirm?.text.text.length).toBeLessThanOrEqual(300);
    expect(confirm?.confirm.text.length).toBeLessThanOrEqual(30);
    expect(confirm?.deny.text.length).toBeLessThanOrEqual(30);
    const dialog = feedbackDialog("{}", { askPerson: true, language });
    for (const { text } of [dialog.title, dialog.submit, dialog.close])
      expect(text.length).toBeLessThanOrEqual(24);
    for (const { element } of dialog.blocks)
      for (const option of "options" in element ? element.options : []) {
        expect(option.text.text.length).toBeLessThanOrEqual(75);
        if ("description" in option) expect(option.description.text.length).toBeLessThanOrEqual(75);
      }
    expect(phrasesIn(language).handover.markAsSolved.length).toBeLessThanOrEqual(75);
    for (const line of phrasesIn(language).reply.loading) expect(line.length).toBeLessThanOrEqual(50);
  });
});

describe.each(LANGUAGES)("what is said between quotations, in %s", (language) => {
  const PASSAGE: RetrievedPassage = {
    source: "limits.md#limits",
    title: "Journal limits",
    headings: [],
    text: "A journal has at most 500 lines.",
    updated: "2026-10-01",
    ...{ score: 1, coverage: 1, strength: 1 },
  };
  const { goesOn, contradicts, newerIs } = phrasesIn(language);

  it.each([goesOn, contradicts, newerIs("Journal limits", "2026-10-01")])(
    "is held to be grounded: %s",
    (said) => {
      const draft = `A journal has at most 500 lines. [1]\n\n${said} [1]`;
      const { text, dropped } = groundAndCite(draft, { text: "?", query: "journal lines", language }, [
        PASSAGE,
      ]);
      expect(dropped).toEqual([]);
      expect(text).toBe(draft);
    },
  );
});

describe("numbers and days", () => {
  it.each([
    ["en", "1 passage of 1 document."],
    ["de", "1 Abschnitt aus 1 Dokument durchsucht."],
    ["fr", "1 passage de 1 document."],
    ["es", "1 pasaje de 1 documento."],
  ] as const)("are of one thing in %s", (language, said) => {
    expect(phrasesIn(language).notFound(1, 1)).toContain(said);
  });

  it("are written as the language writes them", () => {
    expect(phrasesIn("en").notFound(12_345, 2)).toContain("12,345 passages");
    expect(phrasesIn("fr").notFound(12_345, 2)).toMatch(/12\s345 passages/);
    expect(phrasesIn("de").notFound(12_345, 2)).toContain("12.345 Abschnitte");
    expect(phrasesIn("es").notFound(12_345, 2)).toContain("12.345 pasajes");
    expect(phrasesIn("fr").newerIs("T", "2026-10-01")).toContain("du 1er octobre 2026");
    expect(phrasesIn("de").newerIs("T", "2026-10-13")).toContain("vom 13. Oktober 2026");
    expect(phrasesIn("es").newerIs("T", "2026-10-13")).toContain("del 13 de octubre de 2026");
    expect(phrasesIn("fr").newerIs("T", "some day")).toContain("du some day");
  });
});
