import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feedbackBlocks } from "../../../../src/channels/slack/feedback-blocks.ts";
import { renderAnswer } from "../../../../src/channels/slack/render.ts";
import { metadataOf } from "../../../../src/channels/slack/reply/marks.ts";
import { type Answer, type Citation, plainAnswer } from "../../../../src/core/answer.ts";
import { newQuestionId } from "../../../../src/core/ids.ts";
import { readPosted } from "../../../../src/evaluation/through/slack/posted-answer.ts";
import type { SlackMessage } from "../../../../src/simulators/slack/workspace/message.ts";

const ASKED = "1700000000.000100";
const ADDRESS = { team: "T0", channel: "D0", thread: ASKED, message: ASKED };

/** An answer as it stands in its thread. */
function posted(answer: Answer, state: string = answer.outcome): SlackMessage[] {
  const questionId = newQuestionId();
  const messages = renderAnswer(answer, feedbackBlocks(questionId, answer.outcome, { askPerson: true }));
  return messages.map(({ text, blocks }, at) => ({
    ...{ channel: "D0", ts: `1700000000.00020${at}`, user: "U0LEDGERBOT", text },
    blocks: blocks as unknown as NonNullable<SlackMessage["blocks"]>,
    metadata: metadataOf({ questionId, attempt: 1 }, ADDRESS, { part: at + 1, state }),
  }));
}

const citation = (source: string, more: Partial<Citation> = {}): Citation => ({
  ...{ marker: 1, source, title: "Closing › Hard `close`", quote: "A hard close." },
  ...more,
});

const answered = (text: string, ...citations: readonly Citation[]): Answer => ({
  ...plainAnswer("answered", text),
  citations,
});

describe("an answer that is read from Slack", () => {
  it("has the words of the answer, whatever signs are in them", () => {
    const words = fc.string({ unit: "binary", minLength: 1, maxLength: 2_000 });
    // What calls somebody is written otherwise on purpose, and Slack takes no message without words.
    const said = words.filter((text) => text.trim() !== "" && !/<[!@]/.test(text));
    fc.assert(
      fc.property(said, (text) => {
        expect(readPosted(posted(answered(text)), ASKED)?.text).toBe(text);
      }),
    );
  });

  it("has the sources of the answer, whatever signs are in them", () => {
    const source = fc
      .string({ minLength: 1, maxLength: 80 })
      .filter((text) => !text.includes("`") && text.trim() === text);
    fc.assert(
      fc.property(fc.array(source, { minLength: 1, maxLength: 10 }), (sources) => {
        const citations = sources.map((each, at) => citation(each, { marker: at + 1 }));
        expect(readPosted(posted(answered("Yes. [1]", ...citations)), ASKED)?.sources).toEqual(
          sources.map((each, at) => ({ marker: at + 1, source: each })),
        );
      }),
    );
  });

  it("tells that there is a source where its line has a link or is cut", () => {
    const onTheWeb = citation("close.md", { url: "https://example.com/close?a=1&b=2" });
    const long = citation("close.md#hard", { marker: 2, title: "Closing ".repeat(60) });
    expect(readPosted(posted(answered("Yes. [1] [2]", onTheWeb, long)), ASKED)?.sources).toEqual([
      { marker: 1 },
      { marker: 2 },
    ]);
  });

  it("has no sources of what stands beside them, such as that a model was not there", () => {
    const degraded: Answer = { ...answered("Yes. [1]", citation("close.md")), degraded: "no model answered" };
    expect(readPosted(posted(degraded), ASKED)?.sources).toEqual([{ marker: 1, source: "close.md" }]);
  });

  it("is one text of all its messages, in their order", () => {
    const text = Array.from({ length: 900 }, (_, at) => `Sentence ${at} of a long answer.`).join("\n\n");
    const messages = posted(answered(text, citation("close.md")));
    expect(messages.length).toBeGreaterThan(1);
    expect(readPosted(messages.toReversed(), ASKED)).toEqual({
      ...{ outcome: "answered", text, sources: [{ marker: 1, source: "close.md" }] },
    });
  });

  it("is read from the words alone where Slack took no blocks", () => {
    const [message] = posted(answered("x"));
    const text =
      "Below 5 % &amp; above &lt;1&gt;. [1]\n\n[note]\n[1] Closing `close.md#a&amp;b`\n[2] <https://example.com/|Web>";
    const { blocks: _, ...bare } = { ...message, text } as SlackMessage;
    expect(readPosted([bare], ASKED)).toEqual({
      outcome: "answered",
      text: "Below 5 % & above <1>. [1]\n\n[note]",
      sources: [{ marker: 1, source: "close.md#a&b" }, { marker: 2 }],
    });
  });

  it("is none of another message, and none as long as it is being made", () => {
    expect(readPosted(posted(answered("Yes.")), "1700000000.000999")).toBeUndefined();
    expect(readPosted(posted(answered("Yes."), "thinking"), ASKED)).toBeUndefined();
  });
});
