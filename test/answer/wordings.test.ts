import { describe, expect, it } from "vitest";
import { inEnglish, inOwnWords } from "../../src/answer/wordings.ts";
import { informativeWords } from "../../src/text/words.ts";

describe("the asker's own words", () => {
  it.each([
    [
      "fr",
      "combien de temps les sauvegardes sont-elles conservées ?",
      ["temps", "sauvegardes", "conservées"],
    ],
    ["fr", "quel est le mot-clé ?", ["mot", "clé"]],
    ["es", "¿cómo se cambia el e-mail?", ["cambia", "mail"]],
    ["de", "wie ändere ich die E-Mail-Adresse?", ["ändere", "E", "Mail", "Adresse"]],
  ] as const)("are without the small ones, also where a hyphen joins them: %s %s", (language, text, left) => {
    expect(informativeWords(inOwnWords(text, language))).toEqual(informativeWords(left.join(" ")));
  });

  it("are all of an English question", () => {
    const text = "how long are backups kept?";
    expect([inOwnWords(text, "en"), inEnglish(text, "en")]).toEqual([text, text]);
  });
});
