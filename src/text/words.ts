import { stemmer } from "stemmer";
import { isStopWord } from "./stop-words.ts";

/** A run of letters, digits and the signs that join the parts of an identifier, in any script. */
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:[-.:/'’][\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*)*/gu;
const PART = /\p{Lu}+(?![\p{Ll}\p{M}])|[\p{Lu}\p{Lt}]?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{L}|\p{N}+/gu;
/** `SLO's`, and the plural of an abbreviation: `SLOs`. */
const ENDING = /['’]s$|(?<=^\p{Lu}{2,})s$/u;

const LATIN_ACCENT = /(?<=[a-z])[\u0300-\u036f]+/g;
const ASCII = /^[\x20-\x7e]*$/;

/**
 * The search terms of a text, in order, stop words left out, letters without their accents. An identifier
 * (`camelCase`, `snake_case`, `GLP-1001`, `api/errors`) gives its parts and itself, so that it is found whole and in
 * parts. Where a script puts no space between words, they are looked up.
 */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const [word] of text.normalize().matchAll(WORD))
    for (const term of termsOfWord(word)) terms.push(term);
  return terms;
}

/** The terms of words seen before: most of a text is a few words over and over. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 50_000;
const LONGEST_KNOWN = 40;

function termsOfWord(match: string): readonly string[] {
  const before = known.get(match);
  if (before) return before;
  const word = match.replace(ENDING, "");
  const parts = word.match(PART) ?? [];
  const terms: string[] = [];
  for (const part of parts)
    for (const segment of segmentsOf(part)) {
      const lower = segment.toLowerCase();
      if (!isStopWord(lower)) terms.push(stemOf(lower));
    }
  if (parts.length > 1 && !UNSPACED.test(word)) terms.push(wholeOf(word));
  if (match.length > LONGEST_KNOWN) return terms;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(match, terms);
  return terms;
}

/** The search term of a word in small letters. */
export function stemOf(word: string): string {
  return stemmer(unaccented(word));
}

/** Whether a term is a whole identifier, whose parts are terms of their own; no stem has such a sign. */
export function isWhole(term: string): boolean {
  return term.startsWith("=");
}

/** The informative words of a text as search terms, each once. */
export function informativeWords(text: string): string[] {
  return [...new Set(termsOf(text).filter((term) => !isWhole(term)))];
}

/** Letters without their accents: `requête` and `requete` are one word. */
function unaccented(word: string): string {
  return ASCII.test(word) ? word : word.normalize("NFD").replace(LATIN_ACCENT, "").normalize();
}

/** How many words a reader sees. */
export function countWords(text: string): number {
  const words = text.split(/\s+/).filter(Boolean);
  return words.reduce((count, word) => count + segmentsOf(word).length, 0);
}

/** Scripts that put no space between two words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter("en", { granularity: "word" });
/** The segmenter looks words up, which takes long for what is none: no word has so many signs. */
const STRETCH = /.{1,200}/gsu;

function segmentsOf(part: string): readonly string[] {
  if (!UNSPACED.test(part)) return [part];
  const stretches = part.match(STRETCH) ?? [];
  return stretches.flatMap((stretch) => Array.from(segmenter.segment(stretch), ({ segment }) => segment));
}

/** The joined form of an identifier; it cannot meet a stem, which has no sign in it. */
function wholeOf(word: string): string {
  return `=${word.toLowerCase().replace(/[-.:/'’]/gu, "_")}`;
}
