import type { Abbreviation } from "../synonyms/abbreviations.ts";
import { phraseOf, type Thesaurus, thesaurusOf } from "../synonyms/thesaurus.ts";
import { compoundsOf } from "./compounds.ts";
import type { Corpus } from "./corpus.ts";
import type { Held, Phrases } from "./phrases.ts";
import type { View } from "./view.ts";

/** A stretch of the question's terms, and how what the viewer may see says the same in other words. */
export interface Reworded {
  readonly asked: readonly string[];
  readonly terms: readonly string[];
  readonly written: readonly number[];
  readonly held: Held;
}

export type Reword = (text: string, view: View) => readonly Reworded[];

export interface SynonymSources {
  /** The same for all who search. */
  readonly known: Thesaurus;
  /** Counts for those who may see the passage that explains it. */
  readonly abbreviations: readonly Abbreviation[];
  /** Counts for those who may see the set: its place among the items of the view's classes. */
  readonly declared: readonly { readonly phrases: readonly string[]; readonly item: number }[];
}

/**
 * Finds other words for the question's: abbreviations that visible passages explain, declared synonyms, usual short
 * forms, and compounds that are written as one word or as two. Only what a visible passage holds counts.
 */
export function rewordingOf(corpus: Corpus, phrases: Phrases, sources: SynonymSources): Reword {
  const { terms: numbers } = corpus;
  const kept = new WeakMap<View, Thesaurus>();
  const compounds = compoundsOf(corpus);
  // The search, the decision and the answer all ask for those of one question.
  let last: { readonly text: string; readonly view: View; readonly found: readonly Reworded[] } | undefined;

  return (text, view) => {
    if (last?.text !== text || last.view !== view) last = { text, view, found: reworded(text, view) };
    return last.found;
  };

  function reworded(text: string, view: View): readonly Reworded[] {
    const terms = phraseOf(text);
    const found = new Map<string, Reworded>();
    const own = visibleOf(view);
    for (let from = 0; from < terms.length; from++)
      for (const { meaning, longest } of [sources.known, own])
        for (let to = from + 1; to <= Math.min(terms.length, from + longest); to++)
          for (const other of meaning.get(terms.slice(from, to).join(" ")) ?? []) add(from, to, other);
    for (const { from, to, other } of compounds(terms, text)) add(from, to, other);
    return [...found.values()];

    function add(from: number, to: number, other: readonly string[]): void {
      const written = other.flatMap((term) => numbers.get(term) ?? []);
      if (written.length < other.length || written.some((number) => view.holding(number) === 0)) return;
      const asked = terms.slice(from, to);
      const key = `${asked.join(" ")}=${other.join(" ")}`;
      if (found.has(key)) return;
      const held = phrases.holding(written);
      if (held.passages.some((passage) => view.sees(passage)))
        found.set(key, { asked, terms: other, written, held });
    }
  }

  function visibleOf(view: View): Thesaurus {
    const known = kept.get(view);
    if (known) return known;
    const { abbreviations, declared } = sources;
    const thesaurus = thesaurusOf([
      ...declared.filter(({ item }) => view.sees(item)).map((each) => each.phrases),
      ...abbreviations.filter(({ passage }) => view.sees(passage)).map(({ short, long }) => [short, long]),
    ]);
    kept.set(view, thesaurus);
    return thesaurus;
  }
}
