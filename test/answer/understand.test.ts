import { describe, expect, it } from "vitest";
import { understand } from "../../src/answer/understand.ts";
import type { Turn } from "../../src/core/question.ts";

const thread: readonly Turn[] = [
  { speaker: "asker", text: "What is a hard close?" },
  { speaker: "ledger", text: "It ends the month. [1]" },
  { speaker: "asker", text: "How long is an idempotency key kept?" },
  { speaker: "ledger", text: "14 days. [1]" },
];

describe("a follow-up", () => {
  const before = "How long is an idempotency key kept?";

  it.each(["Why is that?", "how long does it take after a restart of the server", "how often?"])(
    "such as %j is searched with the question before it, which is its subject",
    (text) => {
      expect(understand(text, thread)).toEqual({ text, query: `${before} ${text}`, language: "en" });
    },
  );

  it.each(["And for refunds?", "refunds?", "what about refunds?"])(
    "such as %j is searched with the question before it, which is told from its own words",
    (text) => {
      const query = `${before} ${text}`;
      expect(understand(text, thread)).toEqual({ text, query, after: before, language: "en" });
    },
  );

  it("has the question before it in English words, where that is of another language", () => {
    const asked: Turn[] = [{ speaker: "asker", text: "comment publier une écriture" }];
    const { query, after = "" } = understand("et pour les remboursements ?", asked);
    expect(after).not.toBe("");
    expect(query.startsWith(after)).toBe(true);
  });

  it("is searched as it stands where it only says that something is", () => {
    expect(understand("Is there a Kotlin client?", thread).query).toBe("Is there a Kotlin client?");
  });

  it("is searched as it stands where it says all itself", () => {
    const text = "Which scopes does a journal upload need?";
    expect(understand(text, thread)).toEqual({ text, query: text, language: "en" });
  });

  it("is searched as it stands where nothing was asked before", () => {
    expect(understand("And for refunds?", [])).toEqual({
      text: "And for refunds?",
      query: "And for refunds?",
      language: "en",
    });
    expect(understand("Why?", [{ speaker: "ledger", text: "Welcome." }]).query).toBe("Why?");
  });
});

describe("a question in another language", () => {
  it("is searched in English words, and in its own where the knowledge may be in it", () => {
    const text = "combien de temps gardez-vous une clé d'idempotence ?";
    expect(understand(text, [])).toEqual({
      text,
      query: "how long keep kept key idempotency",
      ownQuery: text,
      language: "fr",
    });
  });

  it.each([
    ["comment publier une écriture", "et pour les remboursements ?", "publish entry refund"],
    ["wie veröffentliche ich eine Buchung", "und für Erstattungen?", "publish entry refund"],
    ["cómo publico un asiento", "¿y para los reembolsos?", "publish entry refund"],
  ])("is understood as a follow-up: after %j %j", (before, text, query) => {
    expect(understand(text, [{ speaker: "asker", text: before }]).query).toBe(query);
  });

  it("keeps its thread's language where it tells none itself", () => {
    const asked = [{ speaker: "asker", text: "que faire avec les erreurs ?" }] as const;
    expect(understand("GLP-1001?", asked).language).toBe("fr");
    expect(understand("GLP-1001?", []).language).toBe("en");
  });
});
