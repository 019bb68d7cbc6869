import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Turn } from "../../../src/core/question.ts";
import { bounded, MOST_TOKENS } from "../../../src/llm/openai/bounded.ts";
import { INSTRUCTIONS } from "../../../src/llm/openai/instructions.ts";
import { promptFor } from "../../../src/llm/openai/prompt.ts";
import { likelyTokens } from "../../../src/llm/tokens.ts";
import { requestFor, retrieved } from "../request.ts";

const FILLER = "The quick brown fox of finance jumps over the lazy ledger, again and again.";
const LONG = Array.from({ length: 400 }, (_, at) => `${FILLER} Line ${at}.`).join("\n\n");
const LONG_TURNS = turns(200, (at) => `turn ${at}: ${FILLER.repeat(40)}`);

/** What marks, titles and the question's own thousand characters may add. */
const AROUND = 2_000;
const MOST = MOST_TOKENS.passages + MOST_TOKENS.thread + likelyTokens(INSTRUCTIONS) + AROUND;

describe("what a turn gives a model to read", () => {
  it("is bounded in tokens, after 200 long turns and with eight passages of a chapter each", () => {
    const passages = Array.from({ length: 8 }, (_, at) => retrieved(`${LONG}\n\nEnd ${at}.`));
    const request = { ...requestFor("And for refunds?", ...passages), thread: LONG_TURNS };
    expect(likelyTokens(JSON.stringify(request))).toBeGreaterThan(MOST * 5);
    const [, prompt] = promptFor(request);
    expect(likelyTokens(prompt?.content ?? "")).toBeLessThan(MOST - likelyTokens(INSTRUCTIONS));
    expect(prompt?.content).toMatch(/Question: And for refunds\?$/);
  });

  it("is bounded whatever its parts are made of", () => {
    const text = fc.oneof(
      fc.constant(LONG),
      fc.constant("😀 ".repeat(20_000)),
      fc.constant("没有空格的文字".repeat(5_000)),
      fc.constant(`\`\`\`\n${"never closed\n\n".repeat(4_000)}`),
      fc.string({ unit: "binary", maxLength: 200 }),
    );
    const turn = fc.record({ speaker: fc.constantFrom("asker" as const, "ledger" as const), text });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), fc.array(turn, { maxLength: 30 }), (texts, thread) => {
        const read = bounded({ ...requestFor("Why?", ...texts.map((each) => retrieved(each))), thread });
        expect(read.passages).toHaveLength(texts.length);
        expect(tokensOf(read.passages)).toBeLessThanOrEqual(MOST_TOKENS.passages + texts.length);
        expect(tokensOf(read.thread)).toBeLessThanOrEqual(MOST_TOKENS.thread + read.thread.length);
      }),
      { numRuns: 50 },
    );
  });

  it("keeps the newest turns, in their order, the long ones cut at their ends", () => {
    const { thread } = bounded({ ...requestFor("And for refunds?"), thread: LONG_TURNS });
    expect(thread.map(({ text }) => text.slice(0, 8))).toEqual([
      "turn 196",
      "turn 197",
      "turn 198",
      "turn 199",
    ]);
    expect(thread.every(({ text }) => text.endsWith("…"))).toBe(true);
  });

  it("keeps all turns that a thread remembers where they have the usual length", () => {
    const thread = turns(6, (at) => `turn ${at}: ${FILLER.repeat(10)}`);
    expect(bounded({ ...requestFor("And for refunds?"), thread }).thread).toEqual(thread);
  });

  it("leaves passages as they are while they fit, and takes from the longest first", () => {
    const short = Array.from({ length: 7 }, (_, at) => retrieved(`${FILLER} ${at}`));
    const fitting = requestFor("Who owns the zebras?", ...short);
    expect(bounded(fitting).passages).toEqual(short);
    const long = retrieved(`${LONG}\n\n${LONG}\n\nAna owns the zebras.\n\n${LONG}`);
    const { passages } = bounded(requestFor("Who owns the zebras?", long, ...short));
    expect(passages.slice(1)).toEqual(short);
    expect(passages[0]?.text.length).toBeLessThan(long.text.length);
    expect(passages[0]?.text).toContain("Ana owns the zebras.");
  });

  it("is the same to the byte for the same request", () => {
    const request = { ...requestFor("Who?", retrieved(LONG.repeat(3))), thread: LONG_TURNS };
    expect(promptFor(request)).toEqual(promptFor({ ...request }));
  });
});

function turns(count: number, text: (at: number) => string): Turn[] {
  return Array.from({ length: count }, (_, at) => ({
    speaker: at % 2 === 0 ? "asker" : "ledger",
    text: text(at),
  }));
}

function tokensOf(texts: readonly { readonly text: string }[]): number {
  return texts.reduce((sum, { text }) => sum + likelyTokens(text), 0);
}
