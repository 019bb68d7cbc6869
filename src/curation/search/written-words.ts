import { termsOf } from "../../text/words.ts";

const WORD = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:[-.:/'’][\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*)*/gu;
const PART = /\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+|\p{N}+|\p{L}+/gu;

/** As a word may stand at the beginning of a sentence or in a heading. */
const CAPITALIZED = /^\p{Lu}[\p{Ll}\p{M}]+$/u;

/** Names search terms by the words that give them, as they stand in the first of the texts that has one. */
export function writtenIn(texts: readonly string[]): (terms: string) => string {
  const words = new Map<string, string>();
  const keep = (term: string, word: string) => {
    if (!words.has(term)) words.set(term, CAPITALIZED.test(word) ? word.toLowerCase() : word);
  };
  const add = (word: string) => {
    const [first, ...more] = termsOf(word);
    const whole = more.at(-1);
    // Of an identifier the last term is the whole of it.
    if (whole?.startsWith("=")) keep(whole, word);
    else if (first !== undefined && more.length === 0) keep(first, word);
  };
  for (const text of texts)
    for (const [word] of text.normalize().matchAll(WORD)) {
      add(word);
      for (const part of word.match(PART) ?? []) if (part !== word) add(part);
    }
  return (terms) =>
    terms
      .split(" ")
      .map((term) => words.get(term) ?? term.replace(/^=/, ""))
      .join(" ");
}
