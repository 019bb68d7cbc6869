import type { Asked, AskedSynonym } from "./asked.ts";
import type { Corpus } from "./corpus.ts";
import type { Phrases } from "./phrases.ts";

/** Counts a question's terms and pairs, in its own words or in synonyms, in stretches of the corpus, between `begin` and `end`. */
export interface Counter {
  begin(): void;
  /** Adds a weight for each term that stands there, by its place in the question, and each pair, behind the terms. */
  count(into: Float64Array, from: number, to: number, weight: number): void;
  end(): void;
}

export function createCounter(
  { row, whole, terms: known }: Corpus,
  { endAt }: Phrases,
): (asked: Asked) => Counter {
  /** By term, its place in the question and one more; 0 where it is not asked. */
  const placeOf = new Uint16Array(known.size);
  /** By term: 1 where a synonym begins with it. */
  const opens = new Uint8Array(known.size);

  return ({ terms, pairs, synonyms }) => {
    const follows = terms.map((_, at) =>
      pairs.flatMap(({ first, second }, pair) =>
        first === at ? [{ second, place: terms.length + pair }] : [],
      ),
    );
    const opening = Map.groupBy(synonyms, ({ written }) => written[0] ?? 0);
    return {
      begin() {
        terms.forEach(({ number }, at) => {
          if (number !== undefined) placeOf[number] = at + 1;
        });
        for (const number of opening.keys()) opens[number] = 1;
      },
      count(into, from, to, weight) {
        let previous = 0;
        // Where a synonym of several words ends, and the place of the last word that it stands for, and one more.
        let [endsAt, endsAs] = [-1, 0];
        for (let at = from; at < to; at++) {
          const term = row[at] ?? 0;
          const place = placeOf[term] ?? 0;
          if (place) raise(into, place - 1, weight);
          if (whole[term]) continue;
          if (place && previous) raisePair(into, previous, place, weight);
          if (opens[term])
            for (const synonym of opening.get(term) ?? []) {
              const end = endAt(synonym.written, at, to);
              if (end < 0) continue;
              raiseAll(into, synonym, weight);
              if (previous && place !== synonym.first + 1)
                raisePair(into, previous, synonym.first + 1, weight);
              if (placeOf[row[end] ?? 0] !== synonym.last + 1) [endsAt, endsAs] = [end, synonym.last + 1];
            }
          previous = at === endsAt && !place ? endsAs : place;
        }
      },
      end() {
        for (const { number } of terms) if (number !== undefined) placeOf[number] = 0;
        for (const number of opening.keys()) opens[number] = 0;
      },
    };

    function raisePair(into: Float64Array, previous: number, place: number, weight: number): void {
      for (const { second, place: pair } of follows[previous - 1] ?? [])
        if (second === place - 1) raise(into, pair, weight);
    }

    function raiseAll(into: Float64Array, synonym: AskedSynonym, weight: number): void {
      for (const place of synonym.places) raise(into, place, weight);
      for (const pair of synonym.pairs) raise(into, terms.length + pair, weight);
    }
  };
}

function raise(into: Float64Array, place: number, weight: number): void {
  into[place] = (into[place] ?? 0) + weight;
}
