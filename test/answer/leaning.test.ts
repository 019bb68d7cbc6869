import { describe, expect, it } from "vitest";
import { namesSubject, refersBack, subjectsOf, subjectWords } from "../../src/answer/leaning.ts";
import type { Turn } from "../../src/core/question.ts";

describe("a question refers to what was said", () => {
  it.each([
    "How do I fix it?",
    "Why is that?",
    "Does that apply to refunds?",
    "How do I get there?",
    "Which one?",
    "Is it the same for refunds?",
    "What does this app read?",
    "Who owns that?",
  ])("with %s", (text) => {
    expect(refersBack(text, "en")).toBe(true);
  });

  it.each([
    "Is there a VPN?",
    "Are there any limits?",
    "There is a limit, is there not?",
    "What about the laptop?",
    "What happens to a key that was used?",
    "Where is one of the clinics?",
    "Do I use the same laptop at home?",
  ])("not with %s", (text) => {
    expect(refersBack(text, "en")).toBe(false);
  });

  it.each([
    ["fr", "Comment faire ça ?", true],
    ["fr", "Y a-t-il un VPN ?", false],
    ["de", "Was brauche ich dafür?", true],
    ["de", "Gibt es ein VPN?", false],
    ["es", "¿Qué es eso?", true],
    ["es", "¿Hay una VPN?", false],
  ] as const)("in %s: %s", (language, text, refers) => {
    expect(refersBack(text, language)).toBe(refers);
  });
});

describe("a question names what it is about", () => {
  it.each([
    ["Is there a printer?", true],
    ["What about the laptop?", true],
    ["What is EBT?", true],
    ["who pays?", false],
    ["how often?", false],
    ["how do I fix that one?", false],
  ])("%s %s", (text, names) => {
    expect(namesSubject(text, "en")).toBe(names);
  });

  it("by words that neither measure nor refer", () => {
    expect(subjectWords("how long does that one take to print?", "en")).toEqual(["take", "print"]);
  });
});

describe("a question goes on from", () => {
  const asked = (...texts: string[]): Turn[] => texts.map((text) => ({ speaker: "asker", text }));
  const last = (text: string, thread: readonly Turn[]) => subjectsOf(text, thread, "en").at(-1)?.text;

  it("what the fragment before it went on from, where it has a subject of its own", () => {
    expect(last("and audit records?", asked("How long are keys kept?", "and dead letters?"))).toBe(
      "How long are keys kept?",
    );
  });

  it("the question before it, also where that only measured", () => {
    expect(last("why?", asked("How long are keys kept?", "and dead letters?"))).toBe("and dead letters?");
    expect(last("and dead letters?", asked("How long are keys kept?", "and how often?"))).toBe(
      "and how often?",
    );
  });
});
