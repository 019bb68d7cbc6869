import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupQuestions } from "../../src/curation/gaps/group-questions.ts";
import type { UnhelpedQuestion } from "../../src/store/report/unhelped.ts";

const refused = (text: string, day = 1): UnhelpedQuestion => ({
  text,
  refused: true,
  notHelped: 0,
  reasons: [],
  askedAt: new Date(Date.UTC(2026, 10, day)),
});

describe("questions that were not answered", () => {
  it("are grouped by what they are about, the most frequent first", () => {
    const gaps = groupQuestions([
      refused("How do I rotate an API key?"),
      refused("Who pays for lunch?", 2),
      refused("rotating the API keys", 3),
      refused("How do I rotate an api key", 4),
      refused("Who pays for the lunches in Paris?", 5),
      refused("where can I rotate my API key please?", 6),
      refused("What is the VAT number?", 7),
    ]);
    expect(gaps.map(({ question, alsoAsked, asked }) => ({ question, alsoAsked, asked }))).toEqual([
      {
        question: "How do I rotate an api key",
        alsoAsked: ["rotating the API keys", "where can I rotate my API key please?"],
        asked: 4,
      },
      { question: expect.stringContaining("lunch"), alsoAsked: [expect.stringContaining("lunch")], asked: 2 },
      { question: "What is the VAT number?", alsoAsked: [], asked: 1 },
    ]);
    expect(gaps[0]?.lastAskedAt).toEqual(new Date("2026-11-06T00:00:00Z"));
  });

  it("count once for each refusal and each vote", () => {
    const voted = { ...refused("Who pays?"), refused: false, notHelped: 3 };
    const gaps = groupQuestions([refused("VAT number?"), refused("VAT number", 2), voted]);
    expect(gaps).toMatchObject([
      { question: "Who pays?", asked: 1, refused: 0, notHelped: 3 },
      { question: "VAT number", asked: 2, refused: 2, notHelped: 0 },
    ]);
  });

  it("are one in whatever language they are asked", () => {
    const gaps = groupQuestions([
      refused("How do I rotate an API key?"),
      refused("Wie lange wird ein Idempotenzschlüssel aufbewahrt?", 2),
      refused("Combien de temps une clé d'idempotence est-elle conservée ?", 3),
      refused("How long do you keep an idempotency key?", 4),
      refused("¿Cuánto tiempo se conserva una clave de idempotencia?", 5),
    ]);
    expect(gaps.map(({ asked }) => asked)).toEqual([4, 1]);
  });

  it("say why they were voted down, each reason with its count", () => {
    const voted = (reasons: UnhelpedQuestion["reasons"]) => ({
      ...refused("Who pays?"),
      refused: false,
      notHelped: 2,
      reasons,
    });
    expect(groupQuestions([voted(["outdated", "wrong"]), voted(["outdated"])])).toMatchObject([
      { notHelped: 4, reasons: { outdated: 2, wrong: 1 } },
    ]);
  });

  it("of stop words, of signs and of other scripts are like themselves only", () => {
    const gaps = groupQuestions(
      ["what is it?", "What is it", "why?", "数据在哪里?", "???", "数据在哪里"].map((text) => refused(text)),
    );
    expect(gaps.map(({ asked }) => asked)).toEqual([2, 2, 1, 1]);
  });

  const word = fc.constantFrom("rotate", "key", "lunch", "vat", "number", "the", "Paris", "refund");
  const question = fc.record({
    text: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" ")),
    refused: fc.boolean(),
    notHelped: fc.nat(3),
    reasons: fc.array(fc.constantFrom("wrong" as const, "outdated" as const), { maxLength: 3 }),
    askedAt: fc.integer({ min: 1, max: 28 }).map((day) => new Date(Date.UTC(2026, 10, day))),
  });

  it("are grouped alike in whatever order they come, and none is lost", () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 40 }), fc.func(fc.nat()), (questions, order) => {
        const gaps = groupQuestions(questions);
        const shuffled = questions.map((each, at) => [order(at), each] as const).sort(([a], [b]) => a - b);
        expect(groupQuestions(shuffled.map(([, each]) => each))).toEqual(gaps);
        const asked = gaps.reduce((sum, gap) => sum + gap.asked, 0);
        expect(asked).toBe(questions.length);
        const weights = gaps.map((gap) => gap.refused + gap.notHelped);
        expect(weights).toEqual(weights.toSorted((a, b) => b - a));
      }),
    );
  });
});
