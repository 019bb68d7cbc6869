import type { Passage, RetrievedPassage, Source } from "../../core/answer.ts";
import { EVERYONE, type Viewer } from "../../core/audience.ts";
import { type Query, textsOf } from "../../core/query.ts";
import type { Synonym } from "../../text/synonyms.ts";
import { classesOf } from "../audience-classes.ts";
import type { Explanation } from "../explanation.ts";
import { abbreviationsIn } from "../synonyms/abbreviations.ts";
import { SHORT_FORMS } from "../synonyms/short-forms.ts";
import type { SynonymSet } from "../synonyms/synonym-set.ts";
import { thesaurusOf } from "../synonyms/thesaurus.ts";
import type { Asked } from "./asked.ts";
import { askedOf } from "./asked-of.ts";
import { closeReadingOf } from "./close-reading.ts";
import { readCorpus } from "./corpus.ts";
import { createCounter } from "./count-asked.ts";
import { explainerOf } from "./explain.ts";
import { firstPassOf } from "./first-pass.ts";
import { mendOf } from "./mend.ts";
import { noiseFloorOf } from "./noise-floor.ts";
import { phrasesOf } from "./phrases.ts";
import { postingsOf } from "./postings.ts";
import { rewordingOf } from "./rewording.ts";
import { type View, viewsOf } from "./view.ts";
import { K1, PAGE, READ } from "./weighting.ts";

export interface SearchIndex {
  /**
   * The best passages for a query, best first; only those that share a term with it. What the viewer may not see is
   * as if it were not there: neither found, nor counted in how rare a word is or how long a passage.
   * @param viewer who may read what is found; without one it is for everybody
   */
  search(query: Query, limit: number, viewer?: Viewer): RetrievedPassage[];
  /** Why the passage stands where it does in such a search; undefined where it would not be found. */
  explain(query: Query, source: Source, viewer?: Viewer): Explanation | undefined;
  /** Other words for those of the query that some passage has; a search takes them as the same. */
  synonyms(query: Query, viewer?: Viewer): readonly Synonym[];
  /** How much a term, as `termsOf` gives it, tells about a passage that holds it: its inverse document frequency. */
  informs(term: string, viewer?: Viewer): number;
  /** The strength with which this knowledge matches what it does not answer. */
  noiseFloor(viewer?: Viewer): number;
}

/**
 * Indexes passages, those of one document together, for a search in two steps: postings find the passages that share
 * words with the question, the best of those are then read closely, for pairs of words, for the best window and for
 * their headings.
 */
export function buildIndex(passages: readonly Passage[], declared: readonly SynonymSet[] = []): SearchIndex {
  const corpus = readCorpus(passages);
  const postings = postingsOf(corpus);
  const phrases = phrasesOf(corpus, postings);
  // A set of synonyms has its audiences too, so it is an item of the view behind the passages.
  const viewOf = viewsOf(corpus, postings, classesOf([...passages, ...declared]));
  const reword = rewordingOf(corpus, phrases, {
    known: SHORT,
    abbreviations: abbreviationsIn(passages),
    declared: declared.map(({ phrases }, at) => ({ phrases, item: passages.length + at })),
  });
  const vocabulary = { corpus, phrases, mend: mendOf(corpus), reword };
  const firstPass = firstPassOf(corpus);
  const counterOf = createCounter(corpus, phrases);
  const closeReading = closeReadingOf(corpus, postings.lengths, counterOf);
  const explainer = explainerOf(passages, corpus, phrases, counterOf);
  const floors = new WeakMap<View, number>();

  return {
    search: (query, limit, viewer = EVERYONE) => search(query, limit, viewOf(viewer)),

    explain(query, source, viewer = EVERYONE) {
      const view = viewOf(viewer);
      const at = passages.findIndex((passage, each) => passage.source === source && view.sees(each));
      const asked = askedOf(query, vocabulary, view);
      const found =
        at < 0 ? undefined : firstPass(asked, view, corpus.size).find(({ passage }) => passage === at);
      return found && explainer(asked, view, at, found.page, closeReading(asked, view));
    },

    synonyms(query, viewer = EVERYONE) {
      const view = viewOf(viewer);
      return textsOf(query).flatMap(({ text }) =>
        reword(text, view).map(({ asked, terms }) => ({ asked, written: terms })),
      );
    },

    informs(term, viewer = EVERYONE) {
      const view = viewOf(viewer);
      const number = corpus.terms.get(term);
      return view.rarity(number === undefined ? 0 : view.holding(number));
    },

    noiseFloor(viewer = EVERYONE) {
      const view = viewOf(viewer);
      const known = floors.get(view);
      if (known !== undefined) return known;
      const seen = passages.filter((_, at) => view.sees(at));
      const floor = noiseFloorOf(seen, (query, limit) => search(query, limit, view));
      floors.set(view, floor);
      return floor;
    },
  };

  function search(query: Query, limit: number, view: View): RetrievedPassage[] {
    const asked = askedOf(query, vocabulary, view);
    const read = closeReading(asked, view);
    return firstPass(asked, view, Math.max(READ, limit))
      .map(({ passage, page }) => {
        const { score, nearest, coverage } = read(passage);
        // What else a passage says makes it no worse an answer.
        const strength = strengthOf(Math.max(score, nearest) + PAGE * page, asked);
        return { passage, coverage, score: score + PAGE * page, strength };
      })
      .sort((a, b) => b.score - a.score || a.passage - b.passage)
      .slice(0, limit)
      .flatMap(({ passage: at, score, coverage, strength }) => {
        const passage = passages[at];
        return passage ? [{ ...passage, score, coverage, strength }] : [];
      });
  }
}

const SHORT = thesaurusOf(SHORT_FORMS);

/** The score as a share of what a passage would have that said every word of the question over and over. */
function strengthOf(score: number, { informs }: Asked): number {
  return informs > 0 ? score / (informs * (K1 + 1)) : 0;
}
