import { isWhole, termsOf } from "../../text/words.ts";

/** By the terms of a word or phrase, joined by spaces, those of all that mean the same. */
export interface Thesaurus {
  readonly meaning: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** How many terms the longest has. */
  readonly longest: number;
}

/** No name of a thing has more words that tell. */
export const LONGEST_PHRASE = 6;

/** @param sets each of words and phrases that mean the same */
export function thesaurusOf(sets: Iterable<readonly string[]>): Thesaurus {
  const meaning = new Map<string, string[][]>();
  let longest = 0;
  for (const set of sets) {
    const phrases = new Map(set.map((phrase) => phraseOf(phrase)).map((terms) => [terms.join(" "), terms]));
    for (const [key, terms] of phrases) {
      if (terms.length === 0 || terms.length > LONGEST_PHRASE) continue;
      longest = Math.max(longest, terms.length);
      const known = meaning.get(key) ?? [];
      for (const [other, otherTerms] of phrases)
        if (other !== key && otherTerms.length > 0 && !known.some((each) => each.join(" ") === other))
          known.push(otherTerms);
      meaning.set(key, known);
    }
  }
  return { meaning, longest };
}

/** The terms by which a word or phrase is found, without those of whole identifiers. */
export function phraseOf(text: string): string[] {
  return termsOf(text).filter((term) => !isWhole(term));
}
