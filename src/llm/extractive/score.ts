import type { RetrievedPassage } from "../../core/answer.ts";
import { oncePerPassage } from "../../core/once-per-passage.ts";
import { readTerms, type Synonym, termsAsAsked, termsSaid } from "../../text/synonyms.ts";
import { termsOf } from "../../text/words.ts";
import type { Asked } from "./asked.ts";
import { aboutness, formFit, isAside, isFirst } from "./forms.ts";
import { type Intent, isProcedure } from "./intent.ts";
import { isOfKind, type Sought } from "./sought.ts";
import { announces, type Unit } from "./units.ts";

/** How well each unit answers: the share of the question that it holds, with what its form and place add. */
export type Scores = ReadonlyMap<Unit, number>;

/** A heading is said for all its sentences, so what it holds counts for each, but less. */
const HEADING_SHARE = 0.6;
/** The search's order is evidence too; from the seventh passage on it says no more. */
const RANK_PENALTY = 0.1;
const LEAST_RANK_SHARE = 0.3;
/** What is of another kind than is asked for; and where something of that kind answers nearly as well. */
const OTHER_KIND = 0.8;
const OTHER_KIND_BESIDE_IT = 0.5;
const NEARLY_BEST = 0.8;
/** What lacks a word of the question that stands in a single passage is hardly what is asked for. */
const LACKS_RARE = 0.75;
/** The names in a paragraph's first sentence are what its other sentences speak of. */
const CARRIED_SHARE = 0.5;
const KINDS_SOUGHT: ReadonlySet<Intent> = new Set(["quantity", "place", "fact", "definition"]);
const FIRST_SENTENCE_BONUS = 0.08;
const FORM_BONUS = 0.2;
/** What announces code or a list, and what the steps beside a step say, is said for it too. */
const CONTEXT_SHARE = 0.7;
/** A unit of more different terms than this holds some of the question's by chance. */
const FOCUSED_TERMS = 25;
/** What a unit or its heading is about, as against what it mentions. */
const ABOUT_BONUS = 0.3;
const ASIDE_SHARE = 0.5;
/** What was found by its meaning or in another language may hold no word of the question, and yet answer it. */
const LEAST_HELD = 0.05;

export function scoreUnits(
  asked: Asked,
  passages: readonly RetrievedPassage[],
  units: readonly Unit[],
  synonyms: readonly Synonym[] = [],
  sought?: Sought,
): Scores {
  const headings = passages.map((passage) => headingOf(passage, synonyms));
  const isSought = sought !== undefined && KINDS_SOUGHT.has(asked.intent);
  const rare = passagesWithRare(asked, units, headings);
  const carried = carriedTerms(units);
  const contexts = contextTerms(units, !isSought);
  const raw = new Map(units.map((unit) => [unit, scoreOf(unit) * rareShare(unit)]));
  return isSought ? ofKindFirst(raw, sought) : raw;

  function scoreOf(unit: Unit): number {
    const heading = headings[unit.passage];
    const context = contexts.get(blockKey(unit));
    let held = LEAST_HELD;
    for (const [term, weight] of asked.weights) {
      if (unit.terms.has(term)) held += weight;
      else {
        const inContext = context?.has(term) ? CONTEXT_SHARE : 0;
        const inHeading = heading?.all.has(term) ? headingShare(unit) : 0;
        const inSubject = carried.get(unit)?.has(term) ? CARRIED_SHARE : 0;
        held += weight * Math.max(inContext, inHeading, inSubject);
      }
    }
    const about = Math.max(aboutness(unit, asked), heading ? aboutness({ about: heading.own }, asked) : 0);
    const bonus = FORM_BONUS * fitOf(unit) + ABOUT_BONUS * about + (isFirst(unit) ? FIRST_SENTENCE_BONUS : 0);
    const rank = Math.max(LEAST_RANK_SHARE, 1 - RANK_PENALTY * unit.passage);
    const focus = Math.min(1, Math.sqrt(FOCUSED_TERMS / (unit.terms.size || 1)));
    return (held * focus + bonus * Math.min(1, 2 * held)) * rank * (isAside(unit, asked) ? ASIDE_SHARE : 1);
  }

  function fitOf(unit: Unit): number {
    return isSought && isOfKind(unit, sought) ? 1 : isSought ? 0 : formFit(unit, asked);
  }

  function rareShare(unit: Unit): number {
    const passageRare = rare.size === 0 || [...rare].some((passage) => passage === unit.passage);
    return passageRare ? 1 : LACKS_RARE;
  }

  /** Steps are about what their heading says, and hardly ever say it again. */
  function headingShare({ kind }: Unit): number {
    return kind === "item" && isProcedure(asked.intent) ? 1 : HEADING_SHARE;
  }
}

/** A number alone answers nobody who asks how often, nor a name who asks when. */
function ofKindFirst(scores: Scores, sought: Sought): Scores {
  let [best, bestOfKind] = [0, 0];
  for (const [unit, score] of scores) {
    best = Math.max(best, score);
    if (isOfKind(unit, sought)) bestOfKind = Math.max(bestOfKind, score);
  }
  const share = bestOfKind >= best * NEARLY_BEST ? OTHER_KIND_BESIDE_IT : OTHER_KIND;
  return new Map([...scores].map(([unit, score]) => [unit, isOfKind(unit, sought) ? score : score * share]));
}

interface Heading {
  /** Of the whole path, the title with it. */
  readonly all: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
}

function headingOf(passage: RetrievedPassage, synonyms: readonly Synonym[]): Heading {
  const { all, own } = headingIn(passage);
  return { all: termsSaid(all, synonyms), own: termsAsAsked(own, synonyms) };
}

const headingIn = oncePerPassage(({ title, headings }) => ({
  all: readTerms([title, ...headings].join("\n")),
  own: readTerms(headings.at(-1) ?? title),
}));

/** By block, the terms of what announces it and, for steps, of them all unless one value is asked for. */
function contextTerms(units: readonly Unit[], withSteps: boolean): ReadonlyMap<string, ReadonlySet<string>> {
  const contexts = new Map<string, Set<string>>();
  let before: Unit | undefined;
  for (const unit of units) {
    const key = blockKey(unit);
    let terms = contexts.get(key);
    if (!terms) {
      const announced = before?.passage === unit.passage && blockKey(before) !== key && announces(before);
      terms = new Set(announced ? before?.terms : []);
      contexts.set(key, terms);
    }
    if (withSteps && unit.step !== undefined) for (const term of unit.terms) terms.add(term);
    before = unit;
  }
  return contexts;
}

function blockKey({ passage, block }: Unit): string {
  return `${passage}/${block}`;
}

/** The passages that alone hold one of the question's terms, where it says much and others hold other terms only. */
function passagesWithRare(
  { weights }: Asked,
  units: readonly Unit[],
  headings: readonly Heading[],
): ReadonlySet<number> {
  const rare = new Set<number>();
  if (headings.length < LEAST_PASSAGES) return rare;
  const heaviest = Math.max(
    ...[...weights].filter(([term]) => holders(term).size > 0).map(([, weight]) => weight),
  );
  for (const [term, weight] of weights) {
    const holding = holders(term);
    if (holding.size === 1 && weight >= heaviest && weight >= LEAST_SAID)
      for (const passage of holding) rare.add(passage);
  }
  return rare;

  function holders(term: string): ReadonlySet<number> {
    const holding = new Set(units.filter(({ terms }) => terms.has(term)).map(({ passage }) => passage));
    headings.forEach(({ all }, passage) => {
      if (all.has(term)) holding.add(passage);
    });
    return holding;
  }
}

const LEAST_PASSAGES = 3;
const LEAST_SAID = 0.25;

const CODE_NAME = /`([^`\s]+)`/g;

/** By sentence, the terms of the names in code that stand in the first of its paragraph. */
function carriedTerms(units: readonly Unit[]): ReadonlyMap<Unit, ReadonlySet<string>> {
  const carried = new Map<Unit, ReadonlySet<string>>();
  let key = "";
  let names: ReadonlySet<string> = new Set();
  for (const unit of units) {
    if (unit.kind !== "sentence") continue;
    if (blockKey(unit) !== key) {
      key = blockKey(unit);
      const found = [...unit.text.matchAll(CODE_NAME)].map(([, name = ""]) => name);
      names = new Set(found.length === 1 ? termsOf(found.join(" ")) : []);
    } else if (names.size > 0) carried.set(unit, names);
  }
  return carried;
}
