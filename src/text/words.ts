import { stemmer } from "stemmer";
import { isStopWord } from "./stop-words.ts";

/** A run of letters, digits and the signs that join the parts of an identifier, in any script. */
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:[-.:/'’][\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*)*/gu;
const PART = /\p{Lu}+(?![\p{Ll}\p{M}])|[\p{Lu}\p{Lt}]?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{L}|\p{N}+/gu;
const POSSESSIVE = /['’]s$/;

/**
 * The search terms of a text, in order, stop words left out. An identifier (`camelCase`, `snake_case`,
 * `GLP-1001`, `api/errors`) gives its parts and itself, so that it is found whole and in parts.
 */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const [match] of text.normalize().matchAll(WORD)) {
    const word = match.replace(POSSESSIVE, "");
    const parts = word.match(PART) ?? [];
    for (const part of parts) {
      const lower = part.toLowerCase();
      if (!isStopWord(lower)) terms.push(stemOf(lower));
    }
    if (parts.length > 1) terms.push(wholeOf(word));
  }
  return terms;
}

/** The joined form of an identifier; it cannot meet a stem, which has no sign in it. */
function wholeOf(word: string): string {
  return `=${word.toLowerCase().replace(/[-.:/'’]/gu, "_")}`;
}

const stems = new Map<string, string>();
const MAX_STEMS = 50_000;

function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MAX_STEMS) stems.clear();
  const stem = stemmer(word);
  stems.set(word, stem);
  return stem;
}
