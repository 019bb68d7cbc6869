import type { RetrievedPassage } from "../../core/answer.ts";
import { documentOf } from "../../core/source.ts";
import { type Synonym, termsSaid } from "../../text/synonyms.ts";
import { termsOf } from "../../text/words.ts";
import type { Asked } from "./asked.ts";
import { isOpposed } from "./opposed.ts";
import { type Numbered, numberedIn, quantitiesOf } from "./quantities.ts";
import type { Unit } from "./units.ts";

/** Two documents that give another number or name for the same thing, or of which one denies what the other says. */
export interface Contradiction {
  readonly told: Unit;
  readonly other: Unit;
  /** The index of the passage whose document was changed last, where both say when. */
  readonly newer: number | undefined;
}

/** Below this a unit holds too little of the question to be about the same thing. */
const LEAST_HELD = 0.5;
/** Two that are word for word the same but for one may hold less of it together. */
const LEAST_SHARED = 0.25;
/** Two units that share less of their words, numbers left aside, speak of different things. */
const LEAST_ALIKE = 0.4;
/** Two sections of one document hardly contradict each other, unless they say the same but for the value. */
const ALIKE_WITHIN = 0.7;
/** A number without a unit may count anything, unless all that stands around it is the same. */
const ALIKE_WITHOUT_UNIT = 0.7;

/** The first unit of another document that contradicts one that is told. */
export function contradictionOf(
  told: readonly Unit[],
  units: readonly Unit[],
  { weights }: Asked,
  passages: readonly RetrievedPassage[],
  synonyms: readonly Synonym[] = [],
): Contradiction | undefined {
  const headings = passages.map((passage) => termsSaid(pathOf(passage), synonyms));
  const documents = passages.map(({ source }) => documentOf(source));
  const cases = passages.map((passage) => numberedIn(pathOf(passage)));
  const held = new Map<Unit, ReadonlySet<string>>();
  const states = units.filter(({ kind }) => kind === "sentence" || kind === "item" || kind === "row");
  for (const unit of told)
    for (const other of states) {
      if (unit.passage === other.passage || areOfTwoCases(unit, other)) continue;
      const apart = documents[unit.passage] !== documents[other.passage];
      const differ = isSameSubject(unit, other, apart ? LEAST_ALIKE : ALIKE_WITHIN) && disagree(unit, other);
      if (differ || (apart && denies(unit, other)))
        return { told: unit, other, newer: newerOf(unit.passage, other.passage, passages) };
    }
  return undefined;

  /** "Timeouts v1" and "Timeouts v2" as headings. */
  function areOfTwoCases(a: Unit, b: Unit): boolean {
    const [ofA = [], ofB = []] = [cases[a.passage], cases[b.passage]];
    return unmatched(ofA, ofB).some(({ noun }) => ofB.some((other) => other.noun === noun));
  }

  function isSameSubject(a: Unit, b: Unit, leastAlike: number): boolean {
    const [heldByA, heldByB] = [heldBy(a), heldBy(b)];
    return (
      sumOf(heldByA) >= LEAST_HELD &&
      sumOf(heldByB) >= LEAST_HELD &&
      alike(heldByA, heldByB) >= LEAST_HELD &&
      isSaidOfBoth(a, b) &&
      alike(wordsOf(a), wordsOf(b)) >= leastAlike
    );
  }

  /** Sentences that are alike but for one word. What only one heading says of what is asked for tells two things apart. */
  function denies(a: Unit, b: Unit): boolean {
    const heldByB = heldBy(b);
    return (
      sumOf([...heldBy(a)].filter((term) => heldByB.has(term))) >= LEAST_SHARED &&
      isSaidOfBoth(a, b) &&
      isOpposed(a.text, b.text)
    );
  }

  /** What is asked for and stands in the heading of one is held by the other too. */
  function isSaidOfBoth(a: Unit, b: Unit): boolean {
    const [heldByA, heldByB] = [heldBy(a), heldBy(b)];
    const inHeading = (unit: Unit) => [...weights.keys()].filter((term) => headings[unit.passage]?.has(term));
    return inHeading(a).every((term) => heldByB.has(term)) && inHeading(b).every((term) => heldByA.has(term));
  }

  function heldBy(unit: Unit): ReadonlySet<string> {
    const terms = held.get(unit) ?? new Set([...weights.keys()].filter((term) => isIn(unit, term)));
    held.set(unit, terms);
    return terms;
  }

  function isIn(unit: Unit, term: string): boolean {
    return unit.terms.has(term) || headings[unit.passage]?.has(term) === true;
  }

  function sumOf(terms: Iterable<string>): number {
    let sum = 0;
    for (const term of terms) sum += weights.get(term) ?? 0;
    return sum;
  }
}

function pathOf({ title, headings }: RetrievedPassage): string {
  return [title, ...headings].join("; ");
}

function newerOf(a: number, b: number, passages: readonly RetrievedPassage[]): number | undefined {
  const [first, second] = [passages[a]?.updated, passages[b]?.updated];
  if (!first || !second || first === second) return undefined;
  return first > second ? a : b;
}

function wordsOf({ terms }: Unit): ReadonlySet<string> {
  return new Set([...terms].filter((term) => !/\d/.test(term)));
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared / (a.size + b.size - shared || 1);
}

/** Whether two units give other values for the same: values of one kind, none in both, or one number of one noun. */
function disagree(a: Unit, b: Unit): boolean {
  if (hasOwnNames(a, b) && hasOwnNames(b, a)) return false;
  const [ofA, ofB] = [quantitiesOf(a.text), quantitiesOf(b.text)];
  const kinds = [...ofA.keys()].filter((kind) => ofB.has(kind));
  const [numberedA, numberedB] = [numberedIn(a.text), numberedIn(b.text)];
  const apart = [...unmatched(numberedA, numberedB), ...unmatched(numberedB, numberedA)];
  if (kinds.length === 0) return isSameNoun(apart) && alike(wordsOf(a), wordsOf(b)) >= ALIKE_WITHOUT_UNIT;
  return (
    // "Version 1" and "version 2" are two things.
    apart.length === 0 &&
    kinds.every((kind) => [...(ofA.get(kind) ?? [])].every((value) => !ofB.get(kind)?.has(value))) &&
    (kinds.some((kind) => kind !== "") || alike(wordsOf(a), wordsOf(b)) >= ALIKE_WITHOUT_UNIT)
  );
}

function unmatched(of: readonly Numbered[], others: readonly Numbered[]): Numbered[] {
  return of.filter(
    ({ noun, number }) => !others.some((other) => other.noun === noun && other.number === number),
  );
}

/** What is said stands late in its sentence; what it is said of, early. */
function isSameNoun([one, other, ...more]: readonly Numbered[]): boolean {
  if (!one || !other || more.length > 0) return false;
  return one.noun === other.noun && one.at >= LATE && other.at >= LATE;
}

const LATE = 0.5;
const NAME = /(?<=[\p{Ll}\p{N},;:)] )[\p{Lu}][\p{L}\p{N}-]*|[\p{L}]+-?\d[\p{L}\p{N}-]*/gu;

/** Names that the other does not have: two things, each with a value of its own. */
function hasOwnNames(unit: Unit, other: Unit): boolean {
  return (unit.text.match(NAME) ?? []).some(
    (name) => !termsOf(name).some((term) => other.terms.has(term)) && !UNIT_NAME.test(name),
  );
}

const UNIT_NAME = /^(?:[KMGT]i?B|[kM]?[VWN]|Hz|Nm|USD|EUR|GBP)$/;
