import { stemOf } from "../../text/words.ts";
import { phraseOf } from "../synonyms/thesaurus.ts";
import type { Corpus } from "./corpus.ts";

interface Compound {
  readonly from: number;
  readonly to: number;
  readonly other: readonly string[];
}

/** Shorter parts meet by chance. */
const SHORTEST_PART = 3;
/** A small word that is no search term, but part of `login` and `plugin`. */
const WITH_PARTICLE = /(\p{L}{3,})[ -](in|on)\b/giu;
const LETTERS = /^\p{Ll}+$/u;

/**
 * Words of the question that the knowledge may write apart (`timeout`, `time out`) or as one (`rate limit`,
 * `ratelimit`). Whether it does is for the caller to see: only what stands there side by side counts.
 */
export function compoundsOf({
  terms: numbers,
}: Corpus): (terms: readonly string[], text: string) => readonly Compound[] {
  return (terms, text) => [
    ...withParticles(terms, text),
    ...terms.flatMap((term, from) => {
      const next = terms[from + 1];
      const apart = partsOf(term).map((other) => ({ from, to: from + 1, other }));
      const joined =
        next === undefined ? [] : joinedOf(term, next).map((other) => ({ from, to: from + 2, other }));
      return [...apart, ...joined];
    }),
  ];

  /** `log in`, `logged in`: login. Not the other way round, since of `log in` a text's terms have `log` alone. */
  function withParticles(terms: readonly string[], text: string): Compound[] {
    return [...text.matchAll(WITH_PARTICLE)].flatMap(([, word = "", particle = ""]) => {
      const [stem = ""] = phraseOf(word);
      const from = terms.indexOf(stem);
      const joined = stem + particle.toLowerCase();
      return from >= 0 && numbers.has(joined) ? [{ from, to: from + 1, other: [joined] }] : [];
    });
  }

  function partsOf(term: string): string[][] {
    if (!LETTERS.test(term)) return [];
    const found: string[][] = [];
    for (let cut = SHORTEST_PART; cut <= term.length - SHORTEST_PART; cut++) {
      const first = term.slice(0, cut);
      if (!numbers.has(first)) continue;
      // The stem of `username` lacks the `e` that the stem of `name` has.
      for (const second of [term.slice(cut), `${term.slice(cut)}e`])
        if (numbers.has(second)) found.push([first, second]);
    }
    return found;
  }

  function joinedOf(first: string, second: string): string[][] {
    if (first.length < SHORTEST_PART || second.length < SHORTEST_PART) return [];
    const joined = first + second;
    if (!LETTERS.test(joined)) return [];
    return [...new Set([joined, stemOf(joined)])].filter((each) => numbers.has(each)).map((each) => [each]);
  }
}
