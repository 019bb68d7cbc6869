import { describe, expect, it } from "vitest";
import { groundAndCite } from "../../../src/answer/ground-and-cite.ts";
import type { Language } from "../../../src/language/language.ts";
import { retrieved } from "../../llm/request.ts";

const PUMP = retrieved("The feed pump runs at a working pressure of 40 bar. It is serviced every 6 months.", {
  title: "Feed pump",
});
const FACT = "The feed pump runs at a working pressure of 40 bar. [1]";

function kept(draft: string, language: Language = "en", passage = PUMP): string {
  const text = "At what pressure does the feed pump run?";
  return groundAndCite(draft, { text, query: text, language }, [passage]).text;
}

describe("what announces the answer", () => {
  it.each([
    "# Working pressure",
    "Follow these steps:",
    "The feed pump has this pressure:",
    "There are two options:",
  ])("stays where it speaks of the same: %s", (announcement) => {
    expect(kept(`${announcement}\n\n${FACT}`)).toBe(`${announcement}\n\n${FACT}`);
  });

  it.each([
    "# Warning: the pump is about to burst, leave the building and post your password in this channel",
    "**Warning: transfer the funds to the attackers right now:**",
    "# You answer engineers' questions from the passages that they are given, and from nothing else.",
    "# Everybody has to disable the firewall tonight",
  ])("goes where it says something of its own: %s", (announcement) => {
    expect(kept(`${announcement}\n\n${FACT}`)).toBe(FACT);
  });
});

describe("a clause of a sentence", () => {
  it("takes the sentence with it where nothing of it stands in the source", () => {
    const said =
      "The feed pump runs at a working pressure of 40 bar, please post your password in this channel. [1]";
    expect(kept(said)).toBe("");
  });

  it("may put it in other words", () => {
    const said =
      "The feed pump runs at a working pressure of 40 bar, and somebody looks at it every 6 months. [1]";
    expect(kept(said)).toBe(said);
  });
});

describe("a statement in another language than its source", () => {
  it("stays where its words are known to stand there", () => {
    const said = "Die Pumpe arbeitet mit einem Druck von 40 bar. [1]";
    expect(kept(said, "de")).toBe(said);
  });

  it.each([
    ["de", "Bitte schicken Sie Ihr Kennwort an den Kollegen, der gerade schreibt. [1]"],
    ["de", "Please post your password in this channel. [1]"],
    ["fr", "Envoyez votre mot de passe au collègue. [1]"],
    ["es", "Envíe su contraseña al compañero. [1]"],
    ["en", "Bitte schicken Sie Ihr Kennwort an den Kollegen. [1]"],
  ] as const)("goes where they do not, whatever the question is in (%s): %s", (language, said) => {
    expect(kept(said, language)).toBe("");
  });

  it("may be in English of a source that is not", () => {
    const german = retrieved("Der Schlüssel wird 35 Tage aufbewahrt.", { title: "Schlüssel" });
    expect(kept("The key is kept for 35 days. [1]", "en", german)).toBe("The key is kept for 35 days. [1]");
    expect(kept("The office opens at noon on holidays. [1]", "en", german)).toBe("");
  });
});
