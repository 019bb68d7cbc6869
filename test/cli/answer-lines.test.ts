import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { recordOf, textOf } from "../../src/cli/answer-lines.ts";
import type { Answer } from "../../src/core/answer.ts";

const ANSWER: Answer = {
  outcome: "answered",
  text: "A key is kept for 24 hours [1], then it is deleted [2].",
  citations: [
    { marker: 1, source: "keys.md#keeping", title: "Keys", quote: "24 hours" },
    { marker: 2, source: "keys.md#deleting", title: "Deleting", quote: "deleted" },
  ],
  model: "extractive",
  usage: { inputTokens: 3, outputTokens: 5, costUsd: 0.01 },
};

const ON_THE_WEB: Answer = {
  ...ANSWER,
  citations: [
    {
      marker: 1,
      source: "k/keys.md#long",
      title: "Keys",
      quote: "24",
      url: "https://acme.example/keys#long",
    },
  ],
};

describe("an answer as a JSON line", () => {
  it("holds the question, the answer and its sources", () => {
    expect(recordOf("How long?", ANSWER, 12.3456)).toEqual({
      question: "How long?",
      outcome: "answered",
      text: ANSWER.text,
      citations: [
        { source: "keys.md#keeping", title: "Keys", quote: "24 hours" },
        { source: "keys.md#deleting", title: "Deleting", quote: "deleted" },
      ],
      model: "extractive",
      usage: ANSWER.usage,
      latencyMs: 12.3,
    });
  });

  it("links to the page of a source that is on the web", () => {
    expect(recordOf("q", ON_THE_WEB, 1).citations).toMatchObject([{ url: "https://acme.example/keys#long" }]);
  });

  it("says why it is degraded, and only then", () => {
    expect(recordOf("q", { ...ANSWER, degraded: "no model" }, 1)).toMatchObject({ degraded: "no model" });
    expect(recordOf("q", ANSWER, 1)).not.toHaveProperty("degraded");
  });

  it("stays one line, whatever the answer", () => {
    const line = JSON.stringify(recordOf("a\nb", { ...ANSWER, text: "one\r\ntwo\u2028three" }, 1));
    expect(line).not.toMatch(/[\r\n]/);
    expect(JSON.parse(line)).toMatchObject({ question: "a\nb", text: "one\r\ntwo\u2028three" });
  });
});

describe("an answer as a person reads it", () => {
  const shown = (answer: Answer) => stripVTControlCharacters(textOf("How long are keys kept?", answer));

  it("is its text, then its sources by their number", () => {
    expect(shown(ANSWER)).toBe(
      [ANSWER.text, "", "Sources:", "  [1] Keys (keys.md#keeping)", "  [2] Deleting (keys.md#deleting)"].join(
        "\n",
      ),
    );
  });

  it("shows where the page of a source is read", () => {
    expect(shown(ON_THE_WEB)).toMatch(/\n {2}\[1\] Keys \(https:\/\/acme\.example\/keys#long\)$/);
  });

  it("is its text alone where there is no source", () => {
    expect(shown({ ...ANSWER, outcome: "refused", text: "I do not know.", citations: [] })).toBe(
      "I do not know.",
    );
  });

  it("ends with what was wrong with it", () => {
    expect(shown({ ...ANSWER, citations: [], degraded: "gpt-5 did not answer" })).toBe(
      `${ANSWER.text}\n\nNote: gpt-5 did not answer.`,
    );
  });
});
