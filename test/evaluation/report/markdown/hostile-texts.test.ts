import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { removeTemporaryFolders, temporaryFolder } from "../../../temporary-folder.ts";
import { resultOf } from "../../metrics/results.ts";
import { comparisonOf, runOf } from "../runs.ts";
import { all, parsed, rowsOf, writtenSummary } from "./read.ts";

let path: string;

beforeEach(async () => {
  path = join(await temporaryFolder(), "summary.md");
});

afterAll(removeTemporaryFolders);

describe("texts that others wrote", () => {
  const EVIL = [
    "1. one",
    "- one",
    "+ 12) two",
    "===",
    "a | b || \\| c",
    "line\n\n| x | y |\r\n# heading",
    "``` `code` ~~~",
    "<script>alert(1)</script><img src=x onerror=y></details></table><!--",
    "![img](https://evil.example/x.png) [link](https://evil.example) <https://evil.example>",
    "https://evil.example www.evil.example a@evil.example mailto:a@evil.example xmpp:a@evil.example",
    "@octocat @org/team (@you) #12 org/repo#12 :tada: [^1] [x]: /y",
    "*a* _b_ **c** ~~d~~ $x$ &lt;b&gt; &amp; &#124;",
  ];

  it.each(EVIL)("are words and nothing else: %j", async (text) => {
    expectInert(await summaryWith(text), text);
  });

  it("of any kind are words and nothing else", async () => {
    const signs = fc.constantFrom(
      ..."|\\`*_{}[]()<>#+-.!~&@:/$\"'^= \n\r\t1a",
      "http://",
      "www.",
      "](",
      "![",
      "&#",
      "😀",
    );
    const piece = fc.oneof(signs, fc.constantFrom(...EVIL), fc.string({ unit: "binary", maxLength: 5 }));
    const text = fc
      .array(piece, { minLength: 1, maxLength: 12 })
      .map((pieces) => pieces.join("").slice(0, 250));
    await fc.assert(
      fc.asyncProperty(text, async (given) => expectInert(await summaryWith(given), given)),
      { numRuns: 25 },
    );
  });

  /** The text everywhere where one of others can stand. */
  function summaryWith(text: string): Promise<string> {
    return writtenSummary(
      path,
      runOf(
        [
          resultOf(text, {
            case: { file: text, question: text, tags: [text] },
            verdict: { kind: "fail", attribution: "injection", because: text },
          }),
          resultOf("other", { verdict: { kind: "infrastructure", because: text } }),
        ],
        {
          head: { model: text, prompt: text, knowledge: { version: text, documents: 1, passages: 1 } },
          end: { faults: [text], models: [text, "b"].map((model) => ({ model, results: 1, costUsd: 0 })) },
          comparison: comparisonOf({
            because: text,
            added: [text],
            changed: [{ what: "model", before: text, after: text }],
            verdicts: { ...comparisonOf().verdicts, broken: [text] },
          }),
        },
      ),
    );
  }
});

const OURS = new Set(["<code>", "</code>", "<br>", "</details>"]);
const KINDS = new Set([
  "root",
  "heading",
  "paragraph",
  "list",
  "listItem",
  "table",
  "tableRow",
  "tableCell",
  "text",
  "strong",
  "html",
]);

/** The document has the shape that it has with harmless words, calls nobody and leads nowhere. */
function expectInert(summary: string, text: string): void {
  const root = parsed(summary);
  const nodes = [...all(root)];
  expect(nodes.filter(({ type }) => !KINDS.has(type))).toEqual([]);
  const html = nodes.flatMap((node) => (node.type === "html" ? [node.value] : []));
  expect(
    html.filter((tag) => !OURS.has(tag) && !/^<details><summary>1 [-\w ]+: 1 [-\w ]+<\/summary>$/.test(tag)),
  ).toEqual([]);
  expect(root.children.map(({ type }) => type).join(" ")).toBe(
    "heading paragraph list paragraph heading paragraph list table heading html table html heading html table html heading table",
  );
  for (const row of nodes) if (row.type === "tableRow") expect([4, 5, 7]).toContain(row.children.length);
  const words = nodes.flatMap((node) => (node.type === "text" ? [node.value] : []));
  // A metric's name stands in code, where GitHub looks for nobody.
  const others = words.filter((each) => !/^[a-z]+@\d+$/.test(each));
  expect(others.filter((each) => /@(?!\u200b)|:\/\/|www\.|#\d|:[\w+-]+:/i.test(each))).toEqual([]);
  const [seen = ""] = rowsOf(summary).flatMap((row) => (row[2] === "injection" ? [row[3]] : []));
  expect(unspaced(seen)).toBe(unspaced(text));
}

function unspaced(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\s\u200b\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
}
