import type { Asked } from "./asked.ts";
import { wholesOf } from "./companions.ts";
import { type Intent, isProcedure } from "./intent.ts";
import { areSame, quantitiesOf } from "./quantities.ts";
import type { Scores } from "./score.ts";
import { shortened, wordsTold } from "./shorten.ts";
import { announces, type Unit } from "./units.ts";

export const MAX_WORDS = 120;
/** Steps that end a little later are told to their end: one that lacks its last step is worse than a long one. */
export const MAX_WORDS_OF_STEPS = 160;
/**
 * How many units are told, and what share of the best one's gain each must add; one from another passage must add more.
 * Where one sentence is the answer, a second one may explain it, and what else is near it distracts.
 */
const BRIEF: Measure = { picks: 2, nearly: 0.7, elsewhere: 0.9 };
const OPEN: Measure = { picks: 4, nearly: 0.6, elsewhere: 0.8 };
const BRIEF_INTENTS: ReadonlySet<Intent> = new Set(["definition", "quantity", "place", "yes-no"]);

interface Measure {
  readonly picks: number;
  readonly nearly: number;
  readonly elsewhere: number;
}

/** A unit of which half is new says something new. */
const NEW_ENOUGH = 0.5;
/** So does one that holds this share of the question that none before it held. */
const MISSING_ENOUGH = 0.25;

/** A part of what is asked for, with how well each unit answers it. */
export interface ScoredPart {
  readonly asked: Asked;
  readonly scores: Scores;
}

export interface Selection {
  /** In the order of the sources. */
  readonly units: readonly Unit[];
  /** The last that had room of steps, or of what a sentence announces. */
  readonly cutAfter: ReadonlySet<Unit>;
}

/** Picks the units that answer each part, by what each adds to those picked before, within {@link MAX_WORDS}. */
export function selectUnits(parts: readonly ScoredPart[], units: readonly Unit[]): Selection {
  const chosen = new Set<Unit>();
  const cutAfter = new Set<Unit>();
  const cuts = new Map<Unit, Unit>();
  // The best of every part comes before the second best of any.
  const best = parts.map((part) => (isTold(part) ? undefined : pick(part, undefined)));
  parts.forEach((part, at) => {
    const first = best[at];
    const { picks } = measureFor(part);
    for (let picked = 1; first && picked < picks; picked += 1) if (!pick(part, first)) break;
  });
  const told = units.filter((unit) => chosen.has(unit));
  const fulfilled = told.filter((unit) => !announces(unit) || isFollowed(unit));
  const whole = fulfilled.length > 0 ? fulfilled : told;
  return { units: whole.map((unit) => cuts.get(unit) ?? unit), cutAfter };

  /** What is announced is told too; else its reader waits for it in vain. */
  function isFollowed(unit: Unit): boolean {
    const after = units.slice(units.indexOf(unit) + 1).filter(({ passage }) => passage === unit.passage);
    return after.some((next) => next.block === after[0]?.block && chosen.has(next));
  }

  /** What answers one part often answers another with it. */
  function isTold({ scores }: ScoredPart): boolean {
    let most = 0;
    for (const score of scores.values()) most = Math.max(most, score);
    return [...chosen].some((unit) => (scores.get(unit) ?? 0) >= most * BRIEF.nearly);
  }

  /** Chooses the unit that adds most and what belongs to it; undefined where none adds enough. */
  function pick(part: ScoredPart, first: Picked | undefined): Picked | undefined {
    const told = new Set([...chosen].flatMap(({ terms }) => [...terms]));
    let best: Picked | undefined;
    for (const unit of units) {
      const gain = gainOf(unit, part, told);
      if (gain > (best?.gain ?? 0)) best = { unit, gain };
    }
    if (!best || (first && !isNearly(best, first, measureFor(part)))) return undefined;
    add(best.unit, part);
    return best;
  }

  function gainOf(unit: Unit, { asked, scores }: ScoredPart, told: ReadonlySet<string>): number {
    if (chosen.has(unit) || [...chosen].some((other) => isSameFact(unit, other))) return 0;
    let [own, fresh, missing] = [0, 0, 0];
    for (const term of unit.terms) {
      if (asked.weights.has(term)) continue;
      own += 1;
      if (!told.has(term)) fresh += 1;
    }
    for (const [term, weight] of asked.weights)
      if (unit.terms.has(term) && !told.has(term)) missing += weight;
    return (scores.get(unit) ?? 0) * Math.min(1, fresh / (own || 1) / NEW_ENOUGH + missing / MISSING_ENOUGH);
  }

  function add(unit: Unit, { asked, scores }: ScoredPart): void {
    const wholes = wholesOf(unit, asked.intent, units, scores);
    const isRun = unit.step !== undefined && wholes.some(hasSeveralSteps);
    const steps = unit.kind === "item" && (isProcedure(asked.intent) || isRun);
    const fitting = wholes.find((whole) => fits(whole, steps ? MAX_WORDS_OF_STEPS : MAX_WORDS));
    for (const member of fitting ?? wholes.at(-1) ?? []) {
      // What follows would be read as if nothing were missing before it.
      if (!fitting && chosen.size > 0 && !fits([member], MAX_WORDS)) {
        const last = [...chosen].at(-1);
        if (last && isAfter(member, last)) cutAfter.add(last);
        return;
      }
      if (!fits([member], MAX_WORDS)) {
        const short = shortened(member, MAX_WORDS);
        cuts.set(member, short);
        cutAfter.add(short);
        chosen.add(member);
        return;
      }
      chosen.add(member);
    }
  }

  function fits(members: readonly Unit[], most: number): boolean {
    const told = [...new Set([...chosen, ...members])].map((unit) => cuts.get(unit) ?? unit);
    return wordsIn(told) <= most;
  }
}

interface Picked {
  readonly unit: Unit;
  readonly gain: number;
}

function hasSeveralSteps(whole: readonly Unit[]): boolean {
  return whole.filter(({ step }) => step !== undefined).length > 1;
}

function measureFor({ asked }: ScoredPart): Measure {
  return BRIEF_INTENTS.has(asked.intent) ? BRIEF : OPEN;
}

function isNearly({ unit, gain }: Picked, first: Picked, { nearly, elsewhere }: Measure): boolean {
  return gain >= first.gain * (unit.passage === first.unit.passage ? nearly : elsewhere);
}

function isAfter(a: Unit, b: Unit): boolean {
  return a.passage === b.passage && (a.block > b.block || (a.block === b.block && a.position > b.position));
}

/** "60 seconds" and "1 minute" in the same words are told once. */
function isSameFact(a: Unit, b: Unit): boolean {
  if (a.passage === b.passage) return false;
  const words = ({ terms }: Unit) => [...terms].filter((term) => !/\d/.test(term));
  const [ofA, ofB] = [words(a), words(b)];
  const shared = ofA.filter((term) => b.terms.has(term)).length;
  return (
    shared >= SAME_SHARE * Math.max(ofA.length, ofB.length) &&
    areSame(quantitiesOf(a.text), quantitiesOf(b.text))
  );
}

const SAME_SHARE = 0.5;

function wordsIn(units: Iterable<Unit>): number {
  let words = 0;
  for (const { markdown } of units) words += wordsTold(markdown);
  return words;
}
