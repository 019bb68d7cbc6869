import type { Citation, RetrievedPassage } from "../core/answer.ts";
import { oncePerPassage } from "../core/once-per-passage.ts";
import { shortened } from "../core/shortened.ts";
import { blocksOf } from "../text/blocks.ts";
import { plainLine, plainText } from "../text/plain.ts";
import { sentencesOf } from "../text/sentences.ts";
import { termsOf } from "../text/words.ts";
import { withoutCalls } from "./ground/calls.ts";
import { withoutForeignLinks } from "./ground/links.ts";
import { withHarmlessTags, withoutTags } from "./ground/tags.ts";
import { changeWords, wordsAndCode } from "./ground/words-and-code.ts";

export interface CitedText {
  /** The text with its markers numbered from 1 in the order of their first mention. */
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** Neither a link `[1](url)` nor an escaped `\[1]`. */
const MARKER = /[ \t]?(?<!\\)\[(?<number>\d{1,3})\](?!\()/g;

/** Turns a model's `[n]` into citations of passage n; a marker without a passage is taken out. In code `[0]` is an index. */
export function citeSources(generated: string, passages: readonly RetrievedPassage[]): CitedText {
  const cited: { passage: RetrievedPassage; said: string }[] = [];
  let text = "";
  let since = "";
  let said = "";
  const parts = wordsAndCode(generated);
  for (const [nth, part] of parts.entries()) {
    let read = 0;
    for (const match of part.isCode ? [] : part.text.matchAll(MARKER)) {
      since += part.text.slice(read, match.index);
      // In `[1][2]` both stand for the same words.
      said = since.trim() ? since : said;
      read = match.index + match[0].length;
      const next = part.text[read] ?? parts[nth + 1]?.text[0];
      const joins = next === "`" || "<@!\\`".includes(part.text[match.index - 1] ?? " ");
      text += since + renumbered(match[0], Number(match.groups?.number), joins);
      since = "";
    }
    since += part.text.slice(read);
  }
  return { text: (text + since).trim(), citations: cited.map(citationOf) };

  function renumbered(written: string, number: number, joins: boolean): string {
    const passage = passages[number - 1];
    // Taken away it would make code, a tag or a call of the signs around it.
    if (!passage) return joins ? written.replace("[", "\\[") : "";
    let at = cited.findIndex((entry) => entry.passage.source === passage.source);
    if (at < 0) at = cited.push({ passage, said }) - 1;
    return `${written.startsWith(" ") ? " " : ""}[${at + 1}]`;
  }
}

function citationOf({ passage, said }: { passage: RetrievedPassage; said: string }, index: number): Citation {
  const { source, title, headings, url, audiences } = passage;
  return {
    marker: index + 1,
    source,
    title: [title, ...headings].join(" › "),
    quote: quoteFor(said, passage),
    ...(url !== undefined && { url }),
    ...(audiences && { restricted: true as const }),
  };
}

/** Its addresses stand in the source by themselves; nothing else in it leads anywhere or calls anybody. */
function plainQuote({ text, isCode }: Quotable): string {
  if (isCode) return withHarmlessTags(withoutCalls(text));
  return changeWords(text, (words) => {
    const unlinked = withoutForeignLinks(withoutCalls(words), () => false);
    return withoutCalls(withoutTags(unlinked, (placeholder) => placeholder));
  });
}

const MAX_QUOTE = 300;

interface Quotable {
  readonly text: string;
  readonly isCode?: true;
}

const quotablesIn = oncePerPassage(({ text }) =>
  quotablesOf(text).map((quotable) => ({ quotable, terms: [...new Set(termsOf(quotable.text))] })),
);

/** The sentence of the passage that shares the most with what was said. */
function quoteFor(said: string, passage: RetrievedPassage): string {
  const terms = new Set(termsOf(said));
  let best: Quotable = { text: "" };
  let most = -1;
  for (const { quotable, terms: held } of quotablesIn(passage)) {
    const shared = held.filter((term) => terms.has(term)).length;
    if (shared > most) [best, most] = [quotable, shared];
  }
  return shortened(plainQuote(best), MAX_QUOTE);
}

function quotablesOf(markdown: string): Quotable[] {
  return blocksOf(markdown).flatMap((block): Quotable[] => {
    if (block.type === "paragraph") return sentencesOf(plainText(block.text)).map((text) => ({ text }));
    if (block.type === "list") return block.items.map((item) => ({ text: plainLine(item) }));
    if (block.type === "table") return block.rows.map((row) => ({ text: row.map(plainLine).join(" | ") }));
    if (block.type === "code") return linesOfCode(block.text);
    return [];
  });
}

function linesOfCode(code: string): Quotable[] {
  return code.split("\n").flatMap((text) => (text.trim() ? [{ text, isCode: true as const }] : []));
}
