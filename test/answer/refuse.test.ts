import { describe, expect, it } from "vitest";
import { refuseInvalid, refuseUnanswerable } from "../../src/answer/refuse.ts";
import { retrieved } from "../llm/request.ts";

const size = { documents: 12, passages: 340 };

describe("a refusal", () => {
  it("says what was searched, what came closest and who owns that", () => {
    const { text } = refuseUnanswerable(
      [
        retrieved("x", { source: "a.md#tries", title: "Retries", headings: ["Tries"] }),
        retrieved("x", { source: "b.md", title: "Refunds", owner: "Payments" }),
        retrieved("x", { source: "c.md", title: "Close" }),
      ],
      size,
      "en",
    );
    expect(text.split("\n")).toEqual([
      "I could not find an answer to this. I searched 340 passages of 12 documents.",
      "What came closest: Retries › Tries (a.md#tries); Refunds (b.md).",
      "Payments owns that knowledge and may know more.",
    ]);
  });

  it("says no more than it knows", () => {
    expect(refuseUnanswerable([], size, "en")).toEqual({
      outcome: "refused",
      text: "I could not find an answer to this. I searched 340 passages of 12 documents.",
      citations: [],
      model: "none",
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
    });
  });

  it.each([
    ["fr", "Je n'ai pas trouvé de réponse à cela. J'ai cherché dans 340 passages de 12 documents."],
    ["de", "Darauf habe ich keine Antwort gefunden. Ich habe 340 Abschnitte aus 12 Dokumenten durchsucht."],
    ["es", "No encontré respuesta a esto. Busqué en 340 pasajes de 12 documentos."],
  ] as const)("is said in the language of the question: %s", (language, text) => {
    expect(refuseUnanswerable([], size, language).text).toBe(text);
  });

  it("of what is no question says why", () => {
    expect(refuseInvalid("Too long.")).toMatchObject({
      outcome: "refused",
      text: "Too long.",
      citations: [],
    });
  });
});
