import type { RetrievedPassage } from "../../core/answer.ts";
import { termsOf } from "../../text/words.ts";
import { rarityOf } from "./rarity.ts";
import type { Unit } from "./units.ts";

/** The question with which a query begins, where the one behind it says itself what it is about; and what was found. */
export interface Before {
  readonly text: string;
  readonly passages: readonly Pick<RetrievedPassage, "title" | "headings">[];
}

/** How much a term counts. */
export type Share = (term: string) => number;

/**
 * What all words of the question before count together, as against those of this one: little where it is about
 * another subject, and as much where something is said of both.
 */
const APART = 0.3;
const TOGETHER = 1;
/** What holds so much of the question before, and its rarest word, is about that too: a row has the words of its table's head. */
const MOST = 0.6;

/** How much each term of a query counts: those of the question before together no more than their share, however many they are. */
export function shareWithBefore(
  { text, passages }: Before,
  query: string,
  terms: readonly string[],
  units: readonly Unit[],
): Share {
  const itself = new Set(termsOf(query.slice(text.length)));
  const own = terms.filter((term) => itself.has(term));
  const before = terms.filter((term) => !itself.has(term));
  const weightOf = (some: readonly string[]) => some.reduce((sum, term) => sum + rarityOf(term, units), 0);
  const whole = weightOf(before);
  if (own.length === 0 || whole === 0) return () => 1;
  const headings = passages.map(({ title, headings }) => new Set(termsOf([title, ...headings].join("\n"))));
  const isSaid = (unit: Unit, term: string) =>
    unit.terms.has(term) || headings[unit.passage]?.has(term) === true;
  const [rarest] = before
    .filter((term) => units.some((unit) => isSaid(unit, term)))
    .sort((a, b) => rarityOf(b, units) - rarityOf(a, units));
  const areTogether =
    rarest !== undefined &&
    units.some(
      (unit) =>
        [...own, rarest].every((term) => isSaid(unit, term)) &&
        weightOf(before.filter((term) => isSaid(unit, term))) >= MOST * whole,
    );
  const share = Math.min(1, ((areTogether ? TOGETHER : APART) * weightOf(own)) / whole);
  return (term) => (itself.has(term) ? 1 : share);
}
