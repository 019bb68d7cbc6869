import { describe, expect, it } from "vitest";
import { askWhich, unclearIn } from "../../../src/answer/decide/clarify.ts";
import type { Turn } from "../../../src/core/question.ts";
import type { Language } from "../../../src/language/language.ts";
import { retrieved } from "../../llm/request.ts";

const CLINICS = ["North clinic", "South clinic", "Harbour clinic"].map((title, at) =>
  retrieved("It opens at eight.", { source: `${title}.md`, title, score: 10 - at * 0.1 }),
);

function askedBack(
  question: string,
  thread: readonly Turn[] = [],
  found = CLINICS,
  language: Language = "en",
): string | undefined {
  const unclear = unclearIn(question, thread, found, language);
  return unclear && askWhich(unclear, language);
}

describe("a question back", () => {
  it("names what the question leaves open, where several documents are named after such a thing", () => {
    expect(askedBack("What is the address of the clinic?")).toBe(
      "Which clinic do you mean: North clinic, South clinic or Harbour clinic?",
    );
  });

  it.each(["", "How do I fix it?", "and why is that"])("for %j asks what it is about", (question) => {
    expect(askedBack(question)).toMatch(/^What is this about\?/);
  });

  it.each([
    ["says which", "What is the address of the North clinic?"],
    ["asks for a kind", "What is the address of a clinic?"],
    [
      "says much else",
      "Which doctors at the clinic see children with fever, cough or rashes without any appointment on Sundays?",
    ],
  ])("is not asked where the question %s", (_, question) => {
    expect(askedBack(question)).toBeUndefined();
  });

  it("is not asked where the thread tells, or one document matches far better", () => {
    const thread: Turn[] = [{ speaker: "asker", text: "I go to the South clinic." }];
    expect(askedBack("What is the address of the clinic?", thread)).toBeUndefined();
    const [first, ...others] = CLINICS;
    const alone = first ? [{ ...first, score: 30 }, ...others] : [];
    expect(askedBack("What is the address of the clinic?", [], alone)).toBeUndefined();
  });
});

describe("a question back in another language", () => {
  it.each([
    ["fr", "Quelle est l'adresse de la clinique ?", "Que désignez-vous par « clinique » : "],
    ["fr", "À quelle heure ferme cette clinique ?", "Que désignez-vous par « clinique » : "],
    ["de", "Wie ist die Adresse der Klinik?", "Was meinen Sie mit „Klinik“: "],
    ["de", "Wann schließt diese Klinik?", "Was meinen Sie mit „Klinik“: "],
    ["es", "¿Cuál es la dirección de la clínica?", "¿A qué se refiere con «clínica»: "],
    ["es", "¿Cuándo cierra esta clínica?", "¿A qué se refiere con «clínica»: "],
  ] as const)("asks which is meant, in %s: %s", (language, question, begins) => {
    const asked = askedBack(question, [], named(language), language);
    expect(asked).toContain(begins);
    expect(asked).toMatch(/ (?:ou|oder|o) /);
  });

  it.each([
    ["fr", "Comment ça marche ?", /^De quoi s'agit-il/],
    ["fr", "pourquoi ?", /^De quoi s'agit-il/],
    ["de", "Was bedeutet das?", /^Worum geht es/],
    ["es", "¿qué es eso?", /^¿De qué se trata/],
  ] as const)("asks what it is about, in %s: %s", (language, question, asked) => {
    expect(askedBack(question, [], CLINICS, language)).toMatch(asked);
  });

  it.each([
    ["fr", "Quelle est l'adresse de la clinique du nord ?"],
    ["fr", "Que signifie l'erreur 529 ?"],
    ["fr", "qu'est-ce qu'une clinique ?"],
    ["fr", "Combien de patients cette semaine ?"],
    ["de", "Wie ist die Adresse der Klinik im Norden?"],
    ["de", "Was bedeutet der Fehler 529?"],
    ["de", "Was ist eine Klinik?"],
    ["de", "Wie viele Patienten in diesem Jahr?"],
    ["es", "¿Cuál es la dirección de la clínica del norte?"],
    ["es", "¿Qué significa el error 529?"],
    ["es", "¿Qué es una clínica?"],
    ["es", "¿Cuántos pacientes este mes?"],
  ] as const)("is not asked, in %s: %s", (language, question) => {
    expect(askedBack(question, [], named(language), language)).toBeUndefined();
  });

  it.each([
    ["fr", "Quelle est l'adresse de la clinique ?", "Je vais à la clinique sud."],
    ["de", "Wie ist die Adresse der Klinik?", "Ich gehe in die Südklinik, diese Klinik meine ich."],
    ["es", "¿Cuál es la dirección de la clínica?", "Voy a la clínica sur."],
  ] as const)("is not asked where the thread tells, in %s", (language, question, before) => {
    expect(
      askedBack(question, [{ speaker: "asker", text: before }], named(language), language),
    ).toBeUndefined();
  });

  /** Titles in English, or where that is another word in the asker's language. */
  function named(language: Language) {
    return language === "de"
      ? CLINICS.map((each) => ({ ...each, title: each.title.replace("clinic", "Klinik") }))
      : CLINICS;
  }
});
