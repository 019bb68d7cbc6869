import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { openReadyAnswers } from "../../src/intents/open-intents.ts";
import { readIntents } from "../../src/intents/read-intents.ts";
import { detectLanguage } from "../../src/language/detect-language.ts";
import { crossValidate, validatedLine } from "../calibration/intents.ts";

const SHARED = resolve(import.meta.dirname, "../../../shared/data");
const ready = await openReadyAnswers({ folder: "fixtures/knowledge" });

const found = (text: string) => ready.find(text, detectLanguage(text))?.intent;

describe("the shipped intents, validated", () => {
  it("abstain far more often than they mistake one for another, with the example that fits missing", async ({
    annotate,
  }) => {
    const validated = crossValidate(await readIntents("fixtures/intents/ledger.yaml"));
    await annotate(validatedLine(validated));
    expect(validated.right).toBeGreaterThan(2.5 * validated.wrong);
    expect(validated.wrong / (validated.right + validated.wrong + validated.abstained)).toBeLessThan(0.08);
    expect(validated.taken / validated.elsewhere).toBeLessThan(0.25);
  });

  it.each([
    ["claude-docs/questions.jsonl", 0],
    ["mtrag-un/tasks.jsonl", 0.005],
  ])("leave real questions to the knowledge: %s", (file, most) => {
    const path = resolve(SHARED, file);
    if (!existsSync(path)) return;
    const asked = readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => questionIn(JSON.parse(line)));
    expect(asked.filter(found).length / asked.length).toBeLessThanOrEqual(most);
  });
});

function questionIn(task: { question?: string; turns?: readonly { text: string }[] }): string {
  return task.question ?? task.turns?.at(-1)?.text ?? "";
}

describe("what is not wished for", () => {
  it.each([
    "I do NOT want to reset my password",
    "don't tell me a joke",
    "please do not delete my data",
    "I'm not sorry",
    "not good",
    "don't stop answering",
    "you are not broken",
    "you are not stupid",
    "I don't want to talk to a person",
    "je ne veux pas parler à une personne",
    "ne me raconte pas de blague",
    "ne supprime pas mes données",
    "erzähl mir keinen Witz",
    "ich will meine Daten nicht löschen",
    "no quiero hablar con una persona",
    "no me cuentes un chiste",
  ])("is no wish: %s", (text) => {
    expect(found(text)).toBeUndefined();
  });

  it.each([
    ["that was not helpful", "not-helpful"],
    ["that's not right", "wrong-answer"],
    ["das stimmt nicht", "wrong-answer"],
    ["ce n'est pas correct", "wrong-answer"],
  ])("is told from what is said with a negation: %s", (text, intent) => {
    expect(found(text)).toBe(intent);
  });
});

describe("a wish with something else in it", () => {
  it.each([
    "tell me a joke about hard close",
    "delete my data in the sandbox",
    "can you help me with rate limits",
    "how do I give feedback on a pull request",
    "who are you and what is a hard close",
    "thanks, and how do I rotate a key?",
    "hello, what is the cut-off?",
    "how do I mute an alert",
    "who made the change",
    "who can see the audit log",
    "peux-tu m'aider avec la partition du sujet ?",
    "kannst du mir mit dem Zertifikat helfen?",
    "gracias, ¿y cómo se rota la clave?",
  ])("is left to the knowledge: %s", (text) => {
    expect(found(text)).toBeUndefined();
  });
});
