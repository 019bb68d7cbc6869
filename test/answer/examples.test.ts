import { describe, expect, it } from "vitest";
import { groundAndCite } from "../../src/answer/ground-and-cite.ts";
import { detectLanguage } from "../../src/language/detect-language.ts";
import { EXAMPLES } from "../../src/llm/openai/examples.ts";
import { INSUFFICIENT } from "../../src/llm/openai/insufficient.ts";
import { retrieved } from "../llm/request.ts";

const PASSAGE =
  /<passage-example number="\d" source="([^"]+)" title="([^"]+)"(?: updated="([^"]+)")?>\n([\s\S]*?)\n<\/passage-example>/g;
const examples = EXAMPLES.split(/^Example \d\. /m)
  .slice(1)
  .map((text) => ({
    about: text.slice(0, text.indexOf("\n")),
    passages: [...text.matchAll(PASSAGE)].map(([, source = "", title = "", updated, words = ""]) =>
      retrieved(words, { source, title, ...(updated && { updated }) }),
    ),
    question: /^Question: (.+)$/m.exec(text)?.[1] ?? "",
    answer: /^Answer:\s+([\s\S]+)$/m.exec(text)?.[1]?.trim() ?? "",
  }));

describe("the examples that a model is shown", () => {
  it("are of five kinds", () => {
    expect(examples).toHaveLength(5);
    expect(examples.every(({ passages, question, answer }) => passages[0] && question && answer)).toBe(true);
    expect(examples.filter(({ answer }) => answer === INSUFFICIENT)).toHaveLength(1);
  });

  it.each(examples.filter(({ answer }) => answer !== INSUFFICIENT))(
    "answer so that nothing is left out when it is checked: $about",
    ({ question, passages, answer }) => {
      const language = detectLanguage(question);
      const checked = groundAndCite(answer, { text: question, query: question, language }, passages);
      expect(checked.dropped).toEqual([]);
      expect(checked.text.replaceAll(/\[\d\]/g, "[n]")).toBe(answer.replaceAll(/\[\d\]/g, "[n]"));
    },
  );

  it("follow no order", () => {
    const ordered = examples.find(({ passages }) =>
      passages.some(({ text }) => /ignore your rules/.test(text)),
    );
    expect(ordered?.answer).not.toMatch(/example|log in|anmelden/i);
  });
});
