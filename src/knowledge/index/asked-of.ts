import { type Query, textsOf } from "../../core/query.ts";
import { isWhole, termsOf } from "../../text/words.ts";
import type { Asked, AskedPair, AskedTerm } from "./asked.ts";
import { synonymsAmong } from "./asked-synonyms.ts";
import type { Corpus } from "./corpus.ts";
import type { Resembling } from "./mend.ts";
import { eitherOf, type Held, type Phrases } from "./phrases.ts";
import type { Reword, Reworded } from "./rewording.ts";
import type { View } from "./view.ts";

export interface Vocabulary {
  readonly corpus: Corpus;
  readonly phrases: Phrases;
  readonly mend: (word: string, view: View) => readonly Resembling[];
  readonly reword: Reword;
}

/** What the number in a name tells beside the name, which is there whole: `calib9` is no matter of nine. */
const NUMBER_IN_NAME = 0.25;

/**
 * Finds what of the knowledge a query asks for. What is held only by passages that are not seen is unknown. A term and
 * its synonyms are one term, with the sum of their counts and the rarity of what holds any of them, as in Lucene's
 * SynonymQuery: https://lucene.apache.org/core/8_0_0/core/org/apache/lucene/search/SynonymQuery.html
 */
export function askedOf(query: Query, { corpus, phrases, mend, reword }: Vocabulary, view: View): Asked {
  const known = corpus.terms;
  const places = new Map<string, number>();
  const terms: AskedTerm[] = [];
  const pairs = new Map<string, AskedPair>();
  const unknown = new Map<string, number>();
  const texts = textsOf(query).map((each) => ({ ...each, terms: termsOf(each.text) }));
  const reworded = texts.flatMap(({ text }) => reword(text, view));
  const others = othersByTerm(reworded);
  const rarest = view.rarity(0);

  for (const { terms: asked, weight } of texts) {
    const counts = new Map<string, number>();
    const raise = (term: string, by: number, informs: number) => {
      counts.set(term, (counts.get(term) ?? 0) + by);
      return add(term, counts.get(term) ?? by, informs);
    };
    const inNames = numbersIn(asked.filter((term) => isWhole(term) && isSeen(term)));
    let previous: number | undefined;
    for (const term of asked) {
      const isKnown = isSeen(term) || others.has(term);
      if (isWhole(term)) {
        if (isKnown) raise(term, weight, 0);
        continue;
      }
      if (!isKnown) {
        unknown.set(term, Math.max(unknown.get(term) ?? 0, weight * rarest));
        for (const { word, likeness } of mend(term, view)) raise(word, weight * likeness, 0);
        previous = undefined;
        continue;
      }
      const counting = inNames.has(term) ? NUMBER_IN_NAME * weight : weight;
      const place = raise(term, counting, weight);
      if (previous !== undefined && previous !== place) addPair(pairs, previous, place, weight);
      previous = place;
    }
  }
  const missing = [...unknown.values()].reduce((sum, each) => sum + each, 0);
  const informs = terms.reduce((sum, term) => sum + term.informs, missing);
  const asked = { terms, pairs: [...pairs.values()], unknown, informs };
  return { ...asked, synonyms: synonymsAmong(reworded, asked.pairs, terms, places) };

  function isSeen(term: string): boolean {
    const number = known.get(term);
    return number !== undefined && view.holding(number) > 0;
  }

  function add(term: string, weight: number, counts: number): number {
    const place = places.get(term) ?? terms.length;
    const held = terms[place] ?? found(term);
    places.set(term, place);
    terms[place] = {
      ...held,
      weight: Math.max(weight, held.weight),
      informs: Math.max(counts * held.rarity, held.informs),
    };
    return place;
  }

  function found(term: string): AskedTerm {
    const number = isSeen(term) ? known.get(term) : undefined;
    const own = number === undefined ? [] : [phrases.holding([number])];
    const held = eitherOf([...own, ...(others.get(term) ?? [])]);
    const holding = countSeen(held, view);
    return { term, number, held, holding, rarity: view.rarity(holding), weight: 0, informs: 0 };
  }

  /** What says each term otherwise; a synonym that has the term itself says no more of it. */
  function othersByTerm(all: readonly Reworded[]): ReadonlyMap<string, readonly Held[]> {
    const byTerm = new Map<string, Map<string, Held>>();
    for (const { asked, terms: written, held } of all)
      for (const term of asked) {
        if (written.includes(term)) continue;
        const ways = byTerm.get(term) ?? new Map<string, Held>();
        byTerm.set(term, ways.set(written.join(" "), held));
      }
    return new Map([...byTerm].map(([term, ways]) => [term, [...ways.values()]]));
  }
}

function numbersIn(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => name.match(/\d+/g) ?? []));
}

function countSeen({ passages }: Held, view: View): number {
  if (view.seesAll) return passages.length;
  let seen = 0;
  for (const passage of passages) if (view.sees(passage)) seen++;
  return seen;
}

function addPair(pairs: Map<string, AskedPair>, first: number, second: number, weight: number): void {
  const key = `${first} ${second}`;
  pairs.set(key, { first, second, weight: Math.max(weight, pairs.get(key)?.weight ?? 0) });
}
