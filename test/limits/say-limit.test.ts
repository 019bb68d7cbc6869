import { describe, expect, it } from "vitest";
import { sayLimit } from "../../src/limits/say-limit.ts";

describe("what an asker is told", () => {
  it.each([
    ["user-minute", 10, "You have asked 10 questions in a minute, which is the most that one person may."],
    ["user-hour", 60, "You have asked 60 questions in an hour, which is the most that one person may."],
    ["user-day", 500, "You have asked 500 questions in a day, which is the most that one person may."],
    ["all-minute", 1000, "All of you together ask more than 1000 questions a minute just now."],
    ["of-another-kind", 7, "A limit of 7 questions is reached."],
  ])("about the limit %s", (limit, points, reason) => {
    expect(sayLimit({ limit, points, retryAfterMs: 1_000 }, "en")).toBe(`${reason} Please ask again in 1 s.`);
  });

  it.each([
    [0, "1 s"],
    [1, "1 s"],
    [1_001, "2 s"],
    [89_000, "89 s"],
    [89_001, "2 minutes"],
    [89 * 60_000, "89 minutes"],
    [89 * 60_000 + 1, "2 hours"],
    [24 * 3_600_000, "24 hours"],
  ])("about a wait of %i ms: never too short a one", (retryAfterMs, words) => {
    expect(sayLimit({ limit: "user-day", points: 1, retryAfterMs }, "en")).toMatch(
      new RegExp(` in ${words}\\.$`),
    );
  });

  it.each([
    [
      "fr",
      "Vous avez posé 10 questions en une minute, le maximum permis à une personne. Veuillez redemander dans 2 minutes.",
    ],
    [
      "de",
      "Sie haben in einer Minute 10 Fragen gestellt; mehr darf eine Person nicht. Bitte fragen Sie in 2 Minuten noch einmal.",
    ],
    [
      "es",
      "Ha hecho 10 preguntas en un minuto, el máximo que se permite a una persona. Pregunte de nuevo dentro de 2 minutos.",
    ],
  ] as const)("in the asker's language: %s", (language, text) => {
    expect(sayLimit({ limit: "user-minute", points: 10, retryAfterMs: 120_000 }, language)).toBe(text);
  });
});
