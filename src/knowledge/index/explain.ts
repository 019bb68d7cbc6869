import type { Passage } from "../../core/answer.ts";
import type { Explanation, ScorePart } from "../explanation.ts";
import type { Asked } from "./asked.ts";
import type { ReadPassage } from "./close-reading.ts";
import { type Corpus, FIELDS } from "./corpus.ts";
import type { Counter } from "./count-asked.ts";
import type { Phrases } from "./phrases.ts";
import type { View } from "./view.ts";
import { coverageFactor, headingFactor, PAGE } from "./weighting.ts";

/** What a passage has because of the document around it. */
const DOCUMENT = "(its document)";
const FIELD_NAMES = ["heading", "title", "body"] as const;

type Explainer = (asked: Asked, view: View, passage: number, page: number, read: ReadPassage) => Explanation;

/** Takes the score of a passage apart. Half of a word's part is what it has in the passage's best window. */
export function explainerOf(
  passages: readonly Passage[],
  { starts, pageOf }: Corpus,
  phrases: Phrases,
  counterOf: (asked: Asked) => Counter,
): Explainer {
  return (asked, view, passage, page, read) => {
    const { terms, pairs, unknown, informs } = asked;
    const shares = new Float64Array(terms.length + pairs.length);
    const { score, coverage, headed } = read(passage, shares);
    const factors = { coverage: coverageFactor(coverage), headings: headingFactor(headed) };
    const factor = factors.coverage * factors.headings;
    const counted = countsIn(passage, asked);
    const sharing = (each: number) => (informs > 0 ? each / informs : 0);
    const parts: ScorePart[] = [
      ...terms.map(({ term, holding, informs: each }, at) => ({
        term,
        score: (shares[at] ?? 0) / factor,
        fields: fieldsOf(counted, at),
        passages: holding,
        informs: sharing(each),
        ...synonymsIn(passage, at, asked),
      })),
      ...[...unknown].map(([term, each]) => ({
        term,
        score: 0,
        fields: {},
        passages: 0,
        informs: sharing(each),
      })),
      ...pairs.map(({ first, second }, at) => ({
        term: `${terms[first]?.term} ${terms[second]?.term}`,
        score: (shares[terms.length + at] ?? 0) / factor,
        fields: fieldsOf(counted, terms.length + at),
        passages: holdingPair(at, asked, view),
        informs: 0,
      })),
      {
        term: DOCUMENT,
        score: (PAGE * page) / factor,
        fields: {},
        passages: passagesOfDocument(passage, view),
        informs: 0,
      },
    ];
    return { score: score + PAGE * page, coverage, parts, factors };
  };

  /** By field, how often it has each term and then each pair. */
  function countsIn(passage: number, asked: Asked): readonly Float64Array[] {
    const counter = counterOf(asked);
    counter.begin();
    const counted = FIELD_NAMES.map((_, field) => {
      const into = new Float64Array(asked.terms.length + asked.pairs.length);
      const [from = 0, to = 0] = starts.subarray(passage * FIELDS + field, passage * FIELDS + field + 2);
      counter.count(into, from, to, 1);
      return into;
    });
    counter.end();
    return counted;
  }

  /** The other words that a passage has for a term of the question. */
  function synonymsIn(passage: number, place: number, { synonyms }: Asked): Pick<ScorePart, "synonyms"> {
    const said = synonyms
      .filter(({ places, written }) => places.includes(place) && phrases.isIn(passage, written))
      .map(({ words }) => words);
    return said.length > 0 ? { synonyms: said } : {};
  }

  function holdingPair(pair: number, asked: Asked, view: View): number {
    const { terms, pairs } = asked;
    const has = (passage: number) =>
      countsIn(passage, asked).some((into) => (into[terms.length + pair] ?? 0) > 0);
    let holding = 0;
    for (const passage of terms[pairs[pair]?.first ?? 0]?.held.passages ?? [])
      if (view.sees(passage) && has(passage)) holding++;
    return holding;
  }

  function passagesOfDocument(passage: number, view: View): number {
    return passages.filter((_, at) => pageOf[at] === pageOf[passage] && view.sees(at)).length;
  }
}

function fieldsOf(counted: readonly Float64Array[], at: number): Readonly<Record<string, number>> {
  const named = FIELD_NAMES.map((name, field): [string, number] => [name, counted[field]?.[at] ?? 0]);
  return Object.fromEntries(named.filter(([, count]) => count > 0));
}
