import type { Citation, RetrievedPassage } from "../core/answer.ts";
import { blocksOf } from "../text/blocks.ts";
import { plainLine, plainText } from "../text/plain.ts";
import { sentencesOf } from "../text/sentences.ts";
import { termsOf } from "../text/words.ts";

export interface CitedText {
  /** The text with its markers numbered from 1 in the order of their first mention. */
  readonly text: string;
  readonly citations: readonly Citation[];
}

/**
 * A marker, or code, where `[0]` is an index and not a citation. Neither is a link `[1](url)` nor an escaped
 * `\[1]`. An unclosed fence goes on to the end, as in Markdown.
 */
const MARKER_OR_CODE =
  /(?<fence>`{3,}|~{3,})[\s\S]*?(?:\k<fence>|$)|`[^`\n]*`|[ \t]?(?<!\\)\[(?<number>\d{1,3})\](?!\()/g;

/** Turns a model's `[n]` into citations of passage n; a marker without a passage is taken out. */
export function citeSources(generated: string, passages: readonly RetrievedPassage[]): CitedText {
  const cited: { passage: RetrievedPassage; said: string }[] = [];
  let text = "";
  let read = 0;
  let said = "";
  for (const match of generated.matchAll(MARKER_OR_CODE)) {
    const number = match.groups?.number;
    if (number === undefined) continue;
    const since = generated.slice(read, match.index);
    // In `[1][2]` both stand for the same words.
    said = since.trim() ? since : said;
    text += since + renumbered(match[0], Number(number));
    read = match.index + match[0].length;
  }
  return { text: (text + generated.slice(read)).trim(), citations: cited.map(citationOf) };

  function renumbered(written: string, number: number): string {
    const passage = passages[number - 1];
    if (!passage) return "";
    let at = cited.findIndex((entry) => entry.passage.source === passage.source);
    if (at < 0) at = cited.push({ passage, said }) - 1;
    return `${written.startsWith(" ") ? " " : ""}[${at + 1}]`;
  }
}

function citationOf({ passage, said }: { passage: RetrievedPassage; said: string }, index: number): Citation {
  const { source, title, headings } = passage;
  return {
    marker: index + 1,
    source,
    title: [title, ...headings].join(" › "),
    quote: quoteFor(said, passage),
  };
}

const MAX_QUOTE = 300;
const HALF_CHARACTER = /[\ud800-\udbff]$/;

/** The sentence of the passage that shares the most with what was said. */
function quoteFor(said: string, passage: RetrievedPassage): string {
  const terms = new Set(termsOf(said));
  let best = "";
  let most = -1;
  for (const sentence of quotableSentences(passage.text)) {
    const shared = new Set(termsOf(sentence).filter((term) => terms.has(term))).size;
    if (shared > most) [best, most] = [sentence, shared];
  }
  return best.length > MAX_QUOTE
    ? `${best
        .slice(0, MAX_QUOTE - 1)
        .replace(HALF_CHARACTER, "")
        .trimEnd()}…`
    : best;
}

function quotableSentences(markdown: string): string[] {
  return blocksOf(markdown).flatMap((block) => {
    if (block.type === "paragraph") return sentencesOf(plainText(block.text));
    if (block.type === "list") return block.items.map(plainLine);
    if (block.type === "table") return block.rows.map((row) => row.map(plainLine).join(" | "));
    if (block.type === "code") return block.text.split("\n").filter((line) => line.trim());
    return [];
  });
}
