import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feedbackBlocks } from "../../../src/channels/slack/feedback-blocks.ts";
import { type RenderedMessage, renderAnswer } from "../../../src/channels/slack/render.ts";
import type { Answer, Citation, Outcome } from "../../../src/core/answer.ts";
import type { QuestionId } from "../../../src/core/question.ts";

const ANSWER: Answer = {
  outcome: "answered",
  text: "A key is kept for **24 hours** [1].",
  citations: [{ marker: 1, source: "gl/keys.md#keeping", title: "Idempotency keys", quote: "24 hours" }],
  model: "extractive",
  usage: { inputTokens: 0, outputTokens: 0 },
};

function markdownOf({ blocks }: RenderedMessage): string {
  const [first] = blocks;
  return first?.type === "markdown" ? first.text : "";
}

function notesOf({ blocks }: RenderedMessage): string[] {
  return blocks.flatMap((block) => (block.type === "context" ? block.elements.map(({ text }) => text) : []));
}

function citations(count: number, title = "A title"): Citation[] {
  return Array.from({ length: count }, (_, at) => ({
    marker: at + 1,
    source: `a${at}.md#b`,
    title,
    quote: "q",
  }));
}

/** The message of an answer that needs no more. */
function only(answer: Answer): RenderedMessage {
  const [message, ...others] = renderAnswer(answer);
  expect(others).toEqual([]);
  return message;
}

describe("an answer in Slack", () => {
  it("is its Markdown, its sources below, and a plain text for notifications", () => {
    const message = only(ANSWER);
    expect(markdownOf(message)).toBe(ANSWER.text);
    expect(notesOf(message)).toEqual(["[1] Idempotency keys `gl/keys.md#keeping`"]);
    expect(message.text).toBe(ANSWER.text);
  });

  it("links a source that is on the web, and nothing that only looks like it", () => {
    const cite = (url: string, title = "Close & <open>") =>
      notesOf(only({ ...ANSWER, citations: [{ marker: 1, source: "site/a.md#b", title, quote: "", url }] }));
    expect(cite("https://acme.test/a?x=1&y=2#b")).toEqual([
      "[1] <https://acme.test/a?x=1&amp;y=2#b|Close &amp; &lt;open&gt;>",
    ]);
    expect(cite("https://acme.test/a|b>c")).toEqual([
      "[1] <https://acme.test/a%7Cb%3Ec|Close &amp; &lt;open&gt;>",
    ]);
    const plain = ["[1] Close &amp; &lt;open&gt; `site/a.md#b`"];
    expect(cite("javascript:alert(1)")).toEqual(plain);
    expect(cite("!channel")).toEqual(plain);
    expect(cite(`https://acme.test/${"x".repeat(300)}`)).toEqual(plain);
  });

  it("has no empty line of sources where there are none", () => {
    expect(only({ ...ANSWER, citations: [] }).blocks).toEqual([{ type: "markdown", text: ANSWER.text }]);
  });

  it("says last what was wrong with it", () => {
    const notes = notesOf(only({ ...ANSWER, degraded: "gpt-5 did not answer (a < b)" }));
    expect(notes).toHaveLength(2);
    expect(notes[1]).toBe(":warning: gpt-5 did not answer (a &lt; b).");
  });

  it("says that it was made for somebody else before", () => {
    expect(notesOf(only({ ...ANSWER, cached: true })).at(-1)).toMatch(/asked before/);
  });

  it("says what was wrong with it even where the sources fill the line", () => {
    const notes = notesOf(only({ ...ANSWER, citations: citations(30), degraded: "no model" }));
    expect(notes).toHaveLength(10);
    expect(notes[8]).toMatch(/^\[9\] /);
    expect(notes[9]).toMatch(/^:warning: no model\./);
  });

  it("keeps code as it is", () => {
    const text = "```java\nif (a < b && c > d) List<String> e;\n```";
    expect(markdownOf(only({ ...ANSWER, text }))).toBe(text);
  });

  it("stands in several messages where it is too long for one, the sources below the last", () => {
    const messages = renderAnswer({ ...ANSWER, text: "word ".repeat(5_000).trim() });
    expect(messages).toHaveLength(3);
    expect(messages.map(markdownOf).join("")).toBe("word ".repeat(5_000).trim());
    expect(messages.map(notesOf).map(({ length }) => length)).toEqual([0, 0, 1]);
  });

  it("is whole as long as it can be", () => {
    const text = "x".repeat(11_500);
    expect(renderAnswer({ ...ANSWER, citations: citations(5), text }).map(markdownOf)).toEqual([text]);
  });

  it("says something where it has no words", () => {
    expect(markdownOf(only({ ...ANSWER, text: " \n" }))).not.toBe("");
  });

  it("leaves no half of an entity or of a character where it cuts", () => {
    for (const piece of ["&", "<", "🧾"])
      for (const before of ["", "a", "ab", "abc", "abcd"]) {
        const long = before + piece.repeat(8_000);
        for (const message of renderAnswer({ ...ANSWER, text: long, citations: citations(1, long) })) {
          for (const written of [message.text, markdownOf(message), ...notesOf(message)])
            expect(written.isWellFormed()).toBe(true);
          for (const escaped of [message.text, ...notesOf(message)])
            expect(escaped.replaceAll(/&(amp|lt|gt);/g, "")).not.toContain("&");
        }
      }
  });
});

describe("whatever the answer", () => {
  const call = fc.constantFrom(
    "<!here>",
    "<!channel>",
    "<!everyone|x>",
    "<@U1>",
    "<!subteam^S1>",
    "@here",
    "<<!here>",
    "&",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(call, fc.string())).map((parts) => parts.join("")),
    fc
      .tuple(fc.oneof(call, fc.string({ minLength: 1 })), fc.nat(4_000))
      .map(([part, times]) => part.repeat(times)),
  );
  const citation = fc.record(
    { marker: fc.nat(), source: text, title: text, quote: text, url: fc.oneof(text, fc.webUrl()) },
    { requiredKeys: ["marker", "source", "title", "quote"] },
  );
  const answer: fc.Arbitrary<Answer> = fc
    .record({
      text,
      citations: fc.array(citation, { maxLength: 20 }),
      degraded: fc.option(text, { nil: undefined }),
    })
    .map(({ degraded, ...rest }) => ({ ...ANSWER, ...rest, ...(degraded !== undefined && { degraded }) }));

  it("stays within what Slack takes, and loses no word", () => {
    fc.assert(
      fc.property(answer, (given) => {
        const messages = renderAnswer(given);
        for (const message of messages) {
          // An edit's text: 4,000. A markdown block: 12,000. All blocks: 13,200. A context: 10 elements of 2,000.
          expect(message.text.length).toBeLessThanOrEqual(4_000);
          expect(markdownOf(message).length).toBeLessThanOrEqual(12_000);
          const notes = notesOf(message);
          expect(notes.length).toBeLessThanOrEqual(10);
          for (const note of notes) expect(note.length).toBeLessThanOrEqual(2_000);
          expect(markdownOf(message).length + notes.join("").length).toBeLessThanOrEqual(13_200);
        }
        const words = (text: string) => text.replaceAll(/[\s`~|‹<-]/g, "");
        if (words(given.text) !== "" && !/[`~|]/.test(given.text))
          expect(words(messages.map(markdownOf).join(""))).toBe(words(given.text));
      }),
    );
  });

  it("calls nobody outside code", () => {
    fc.assert(
      fc.property(answer, (given) => {
        for (const message of renderAnswer(given)) {
          for (const escaped of [message.text, ...notesOf(message)]) expect(escaped).not.toMatch(/<[!@]/);
          if (!/[`~]/.test(given.text))
            expect(markdownOf(message)).not.toMatch(/<!(?:here|channel|everyone|subteam)|<@U1>/);
          // Without this Slack itself looks for calls in a context's plain words.
          for (const block of message.blocks)
            if (block.type === "context")
              for (const element of block.elements) expect(element).toMatchObject({ verbatim: true });
        }
      }),
    );
  });
});

describe("below an answer", () => {
  const blocksBelow = (outcome: Outcome, askPerson: boolean) =>
    feedbackBlocks("q_1" as QuestionId, outcome, { askPerson }).map(({ type }) => type);

  it("people say whether it helped, and ask a person where there is one", () => {
    for (const outcome of ["answered", "refused"] as const) {
      expect(blocksBelow(outcome, false)).toEqual(["context_actions"]);
      expect(blocksBelow(outcome, true)).toEqual(["context_actions", "actions"]);
    }
  });

  it("there is nothing where it is none", () => {
    for (const outcome of ["limited", "failed", "clarify", "handed-over"] as const)
      expect(blocksBelow(outcome, true)).toEqual([]);
  });

  it("the buttons stand under the last message only", () => {
    const messages = renderAnswer(
      { ...ANSWER, text: "word ".repeat(5_000) },
      feedbackBlocks("q_1" as QuestionId, "answered", { askPerson: true }),
    );
    expect(messages.map(({ blocks }) => blocks.length)).toEqual([1, 1, 4]);
  });
});
