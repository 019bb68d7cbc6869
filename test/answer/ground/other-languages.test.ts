import { describe, expect, it } from "vitest";
import { groundAndCite } from "../../../src/answer/ground-and-cite.ts";
import type { Language } from "../../../src/language/language.ts";
import { retrieved } from "../../llm/request.ts";

const PASSAGE = retrieved("A key is kept for 35 days. Ask the Platform Team about it.", { title: "Keys" });

function kept(language: Language, draft: string): string {
  return groundAndCite(draft, { text: "?", query: "key", language }, [PASSAGE]).text;
}

describe("an answer in another language than its passages", () => {
  it.each([
    ["de", "Der Schlüssel wird 35 Tage aufbewahrt. [1]"],
    ["de", "Ein Schlüssel bleibt 35 Tage lang gültig. [1]"],
    ["de", "Für Schlüssel gilt: Das Platform Team hilft. [1]"],
    ["fr", "La clé est conservée 35 jours. [1]"],
    ["es", "La clave se guarda 35 días. [1]"],
  ] as const)("stays where its numbers and names stand there: %s %s", (language, draft) => {
    expect(kept(language, draft)).toBe(draft);
  });

  it.each([
    ["de", "Der Schlüssel wird 36 Tage aufbewahrt. [1]"],
    ["de", "Den Schlüssel verwaltet Anna Schmidt. [1]"],
    ["de", "Das Billing Team verwaltet den Schlüssel. [1]"],
    ["fr", "La clé est conservée 36 jours. [1]"],
    ["es", "La clave la guarda Ana Pérez. [1]"],
  ] as const)("goes where one does not: %s %s", (language, draft) => {
    expect(kept(language, draft)).toBe("");
  });
});
