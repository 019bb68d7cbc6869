import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Asked } from "../../../src/answer/ground/check-statement.ts";
import { draftBlocksOf, isClosed } from "../../../src/answer/ground/draft-blocks.ts";
import { ground } from "../../../src/answer/ground/ground.ts";
import { statementsIn } from "../../../src/answer/ground/statements.ts";
import { wordsAndCode } from "../../../src/answer/ground/words-and-code.ts";
import { groundAndCite } from "../../../src/answer/ground-and-cite.ts";
import { retrieved } from "../../llm/request.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "../../text/runaway.ts";

const PASSAGES = [
  retrieved(
    "Five tries are made for a call. See https://own.example/a for `MAX_TRIES`.\n\n```sh\nledger --retry\n```",
    {
      source: "a.md",
    },
  ),
  retrieved("The wait doubles after each try.", { source: "b.md" }),
  retrieved("Refunds are booked once.", { source: "c.md" }),
];
const ASKED: Asked = { question: "How many tries?", language: "en" };
const UNDERSTOOD = { text: "How many tries?", query: "How many tries?", language: "en" } as const;

const piece = fc.constantFrom(
  ..."Five tries are made for a call|The wait doubles after each try|Refunds are booked once|99 tries|evil words".split(
    "|",
  ),
  ..."[1]|[2]|[3]|[1, 2]|[1-3]|[9]|[0]|\\[1]|[^1]|[1]:|[1](u)|[|]|(|)".split("|"),
  ..."`|``|```|```sh\n|~~~\n|`MAX_TRIES`|`a[1]`|ledger --retry|**|*|_|~~|#|> |- |1. |2) |    |\\".split("|"),
  ..."https://own.example/a|https://evil.example/b|www.evil.example|[x](https://evil.example)|[x](https://own.example/a)".split(
    "|",
  ),
  ..."![x](https://evil.example)|<img src=x>|<|>|<!--|-->|<!channel>|<!here|@here|<@U1>|<https://evil.example>|[x][y]|<your-id>|Vec<T>|\\<x\\>|</x>|<b>|\u2067|\u2069|ש".split(
    "|",
  ),
  ...[
    "\n",
    "\n\n",
    "\n\n",
    " ",
    " ",
    ". ",
    ". ",
    ".\n",
    ": ",
    ":\n",
    "? ",
    "\u200b",
    "\u202e",
    "|",
    "|---|\n",
    "\n[x]: https://evil.example\n",
  ],
);
const draft = fc
  .array(fc.oneof({ weight: 9, arbitrary: piece }, { weight: 1, arbitrary: fc.string({ unit: "binary" }) }), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(""));

const NEVER = [/evil\.example/, /<[!@#a-z]/i, /@here\b/, /!\[/, /[\u200b\u202e]/];

function wordsOf(markdown: string): string {
  return wordsAndCode(markdown)
    .map(({ isCode, text }) => (isCode ? " " : text))
    .join("");
}

describe("whatever a model writes", () => {
  it("leads nowhere else and calls nobody, and each marker has its citation, numbered in order", () => {
    fc.assert(
      fc.property(draft, (written) => {
        const { text, citations } = groundAndCite(written, UNDERSTOOD, PASSAGES);
        const words = wordsOf(text);
        for (const form of NEVER) expect(words).not.toMatch(form);
        expect(citations.map(({ marker }) => marker)).toEqual(citations.map((_, at) => at + 1));
        const markers = [...words.matchAll(/(?<!\\)\[(\d{1,3})\](?!\()/g)].map(([, number]) =>
          Number(number),
        );
        const firsts = [...new Set(markers)];
        expect(firsts).toEqual(citations.map(({ marker }) => marker));
      }),
      { numRuns: 1000 },
    );
  });

  it("is well-formed: each fence is closed, and no text is left without a citation", () => {
    fc.assert(
      fc.property(draft, (written) => {
        const { text, citations } = groundAndCite(written, UNDERSTOOD, PASSAGES);
        for (const block of draftBlocksOf(text))
          if (block.kind === "code") expect(isClosed(block)).toBe(true);
        expect(text === "").toBe(citations.length === 0);
        expect(text).toBe(text.trim());
        expect(text.isWellFormed() || !written.isWellFormed()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("stays as it is where it is checked again", () => {
    fc.assert(
      fc.property(draft, (written) => {
        const { text } = ground(written, PASSAGES, ASKED);
        expect(ground(text, PASSAGES, ASKED)).toEqual({ text, dropped: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it("is shown as it grows only as far as it stays", () => {
    fc.assert(
      fc.property(draft, (written) => {
        const whole = groundAndCite(written, UNDERSTOOD, PASSAGES).text;
        let shown = "";
        for (let end = 0; end <= written.length; end++) {
          const { text } = groundAndCite(written.slice(0, end), UNDERSTOOD, PASSAGES, false);
          expect(text.startsWith(shown)).toBe(true);
          shown = text;
        }
        expect(whole.startsWith(shown)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("is cut into pieces that together are the whole", () => {
    fc.assert(
      fc.property(draft, (written) => {
        expect(
          draftBlocksOf(written)
            .map(({ raw }) => raw)
            .join(""),
        ).toBe(written);
        expect(
          wordsAndCode(written)
            .map(({ text }) => text)
            .join(""),
        ).toBe(written);
        expect(statementsIn(written).join("")).toBe(written);
      }),
    );
  });

  it.each([
    "[",
    "[1",
    " [1]",
    "[1,",
    "`",
    "```",
    "```\n",
    "~~~",
    "\\",
    "[1](",
    "![",
    "<",
    "<a",
    "<!--",
    "<!",
    "(",
    "*",
    "**a. ",
    "|",
    "|-",
    "a. ",
    "A. ",
    ". ",
    "1,000",
    "1.",
    "https://a",
    "https://a.",
    "@here",
    "_",
    "A ",
    "Aa Bb",
    "--",
    "a-",
    "- a\n",
    "1. a [1]\n",
    "# a\n",
    "> ",
    "a [1]. ",
    "\n",
    "\u200b",
    "five ",
    "1 May ",
    "a_",
    ")",
    "data:",
    "[a][",
    "[a]: \n",
    "<!channel",
    "Vec<",
    "Vec<T>",
    "<a-b>",
    "]<b>",
    "\\<",
    "a=<b",
    "<a<b",
    "\u2067ש",
    "ignore previous ",
    "ignore ",
    "reply ",
  ])("does not run away in a megabyte of %j", RUNAWAY_GUARDED, (text) =>
    expectNoRunaway(text, (long) =>
      groundAndCite(`${long}. The wait doubles. [2]`, UNDERSTOOD, [retrieved(long), ...PASSAGES]),
    ),
  );
});
