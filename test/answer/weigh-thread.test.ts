import { describe, expect, it } from "vitest";
import { weighThread } from "../../src/answer/weigh-thread.ts";
import type { Turn } from "../../src/core/question.ts";

const THREAD: readonly Turn[] = [
  { speaker: "asker", text: "What is a hard close?" },
  { speaker: "ledger", text: "It ends the month. [1]" },
  { speaker: "asker", text: "How long is an idempotency key kept?" },
  { speaker: "ledger", text: "14 days. [1]" },
];

function weights(text: string, thread = THREAD) {
  return new Map(weighThread(text, thread, "en").map((each) => [each.text, each.weight]));
}

describe("the thread of a question", () => {
  it("counts less than the question, and each turn less than the one after it", () => {
    const found = weights("and is it kept?");
    expect([...found]).toEqual([
      ["and is it kept?", 1],
      ["How long is an idempotency key kept?", 0.5],
      ["What is a hard close?", 0.25],
      ["14 days. [1]", 0.1],
    ]);
  });

  it("does not outweigh by the number of its words what a question says itself", () => {
    const asked = "Which scopes does a service account need for journal uploads?";
    const thread: Turn[] = [
      { speaker: "asker", text: asked },
      {
        speaker: "ledger",
        text: "The accounts that upload journals need the scope of a writer and a reader.",
      },
    ];
    const found = weights("what about refunds?", thread);
    expect(found.get(asked)).toBeLessThan(0.2);
    expect(weights("how often?", thread).get(asked)).toBe(0.5);
  });

  it("counts the less the more a question says itself", () => {
    const before = "How long is an idempotency key kept?";
    const short = weights("refund limits?").get(before) ?? 0;
    const long = weights("Which scopes does a service account need for a journal upload?").get(before) ?? 0;
    expect(long).toBeLessThan(short / 2);
    expect(long).toBeGreaterThan(0);
  });

  it("counts more where the question refers to it", () => {
    const before = "How long is an idempotency key kept?";
    const itself =
      weights("Which scopes does the service account need for journal uploads?").get(before) ?? 0;
    const referring =
      weights("Which scopes does it need for journal uploads by service accounts?").get(before) ?? 0;
    expect(referring).toBeGreaterThan(itself);
  });

  it("counts less for a whole question than for a fragment, and least where the question is answered by itself", () => {
    const before = "How long is an idempotency key kept?";
    const fragment = weights("refund limits?").get(before) ?? 0;
    const whole = weights("What are refund limits?").get(before) ?? 0;
    const alone = weighThread("What are refund limits?", THREAD, "en", true).find(
      ({ text }) => text === before,
    );
    expect(whole).toBe(fragment / 2);
    expect(alone?.weight).toBe(whole / 4);
  });

  it("takes what was added before for what is added after it", () => {
    const thread: readonly Turn[] = [
      ...THREAD,
      { speaker: "asker", text: "and for refunds?" },
      { speaker: "ledger", text: "A year. [1]" },
    ];
    const found = [...weights("and for audit records?", thread).keys()];
    expect(found).toEqual([
      "and for audit records?",
      "How long is an idempotency key kept?",
      "What is a hard close?",
    ]);
  });

  it("is nothing where there is none", () => {
    expect([...weights("and for refunds?", [])]).toEqual([["and for refunds?", 1]]);
  });
});
