import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openKnowledge } from "../../src/knowledge/live-knowledge.ts";
import { englishQuery } from "../../src/language/english-query.ts";

describe("English search words", () => {
  it.each([
    ["fr", "à quoi sert un compte d'attente ?", "use suspense account"],
    ["de", "was ist ein Idempotenzschlüssel", "idempotency key"],
    ["de", "Zugriffstoken abgelaufen", "access token expire"],
    ["es", "¿cuál es la clave de partición?", "partition key"],
    ["es", "configuración del servidor", "configuration server"],
    ["fr", "mes fonctions et mes clés", "function key"],
    ["de", "die Schlüssel der Funktionen", "key function"],
    ["es", "los dígitos y las funciones", "digit function"],
  ] as const)("stand for those of the glossary: %s %j", (language, question, query) => {
    expect(englishQuery(question, language)).toBe(query);
  });

  it.each([
    [
      "fr",
      "que veut dire `SELECT * FROM t` et GLP-1001 dans gl.journal-entries.v2 ?",
      "`SELECT * FROM t` GLP-1001 gl.journal-entries.v2",
    ],
    ["de", "was macht --dry-run bei effectiveDate", "--dry-run effectiveDate"],
    ["es", "qué es DLQ_RETENTION", "DLQ_RETENTION"],
  ] as const)("leave names and code as they are: %s %j", (language, question, words) => {
    for (const word of words.split(" ")) expect(englishQuery(question, language)).toContain(word);
  });

  it.each([
    ["es", "la atomicidad", "atomicity"],
    ["de", "Atomarität", "atomarity"],
    ["fr", "asynchronique", "asynchronic"],
    ["fr", "le référentiel", "referentiel"],
  ] as const)("are guessed for words of the same origin: %s %j", (language, question, query) => {
    expect(englishQuery(question, language)).toBe(query);
  });

  it("are made of whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom("fr", "de", "es"), (text, language) => {
        expect(englishQuery(text, language)).toBeTypeOf("string");
      }),
    );
  });
});

describe("a question in another language finds English knowledge", () => {
  it.each(["fr", "de", "es"] as const)("far more often than in its own words: %s", async (language) => {
    const knowledge = await openKnowledge({ folder: "fixtures/knowledge", emit: () => {} });
    const lines = readFileSync(`fixtures/questions/gl-publisher.${language}.jsonl`, "utf8")
      .trim()
      .split("\n");
    const asked: { question: string; gold: string[] }[] = lines.map((line) => JSON.parse(line));
    const found = (words: (question: string) => string) =>
      asked.filter(({ question, gold }) =>
        knowledge.search(words(question), 3, "everyone").some(({ source }) => gold.includes(source)),
      ).length / asked.length;
    const own = found((question) => question);
    const english = found((question) => englishQuery(question, language));
    expect(english).toBeGreaterThanOrEqual(0.65);
    expect(english).toBeGreaterThanOrEqual(own + 0.3);
  });
});
