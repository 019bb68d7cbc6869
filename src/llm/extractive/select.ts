import type { Intent } from "./intent.ts";
import type { ScoredUnit } from "./score.ts";

export const MAX_WORDS = 120;
const MAX_SENTENCES = 4;
/** A unit is told beside the best one when it answers nearly as well; one from elsewhere must do so more. */
const NEARLY = 0.7;
const NEARLY_ELSEWHERE = 0.9;
/** The parts of one list or of a run of steps stand or fall together. */
const LIST_SHARE = 0.5;

/** Picks the units that answer, in the order of the sources, within {@link MAX_WORDS}. */
export function selectUnits(intent: Intent, units: readonly ScoredUnit[]): ScoredUnit[] {
  const ranked = [...units].sort((a, b) => b.score - a.score || inSourceOrder(a, b));
  const best = ranked[0];
  if (!best) return [];
  const chosen = new Set<ScoredUnit>();
  for (const unit of ranked.filter((unit) => isNearly(unit, best)).slice(0, MAX_SENTENCES))
    for (const member of withCompanions(intent, unit, units)) {
      // What follows would be read as if nothing were missing before it.
      if (!fitsIn(chosen, member)) break;
      chosen.add(member);
    }
  return [...chosen].sort(inSourceOrder);
}

function isNearly(unit: ScoredUnit, best: ScoredUnit): boolean {
  return unit.score >= best.score * (unit.passage === best.passage ? NEARLY : NEARLY_ELSEWHERE);
}

/** A unit with what it cannot be understood without: the sentence before it, its list, its lead-in. */
function withCompanions(intent: Intent, unit: ScoredUnit, units: readonly ScoredUnit[]): ScoredUnit[] {
  const around = units.filter(({ passage }) => passage === unit.passage);
  if (unit.kind === "sentence" || unit.kind === "fragment")
    return [unit, ...precedents(unit, around), ...announcedWith(unit, around), ...announced(unit, around)];
  if (unit.kind === "code") return [unit, ...leadIn(unit, around)];
  if (unit.kind === "row") return [unit];
  const list = around.filter(({ block }) => block === unit.block);
  const whole = intent === "how-to" || meanScore(list) >= unit.score * LIST_SHARE;
  return whole ? [...leadIn(unit, around), ...list] : [unit, ...leadIn(unit, around)];
}

const REFERS_BACK =
  /^(?:it|this|that|these|those|they|he|she|such|both|then|otherwise|however|instead|also)\b/i;

function precedents(unit: ScoredUnit, around: readonly ScoredUnit[]): ScoredUnit[] {
  if (!REFERS_BACK.test(unit.text)) return [];
  return around.filter(({ block, position }) => block === unit.block && position === unit.position - 1);
}

const MAX_ANNOUNCED = 5;

/** A sentence that ends in a colon promises what comes next: the rest of its block, or the next one. */
function announced(unit: ScoredUnit, around: readonly ScoredUnit[]): ScoredUnit[] {
  if (!unit.text.endsWith(":")) return [];
  const rest = around.filter(({ block, position }) => block === unit.block && position > unit.position);
  const nextBlock = around.find(({ block }) => block > unit.block)?.block;
  return (rest.length > 0 ? rest : around.filter(({ block }) => block === nextBlock)).slice(0, MAX_ANNOUNCED);
}

/** Steps in prose ("To do this: Open … Click … Repeat …") are told from their announcement on. */
function announcedWith(unit: ScoredUnit, around: readonly ScoredUnit[]): ScoredUnit[] {
  const before = around.filter(({ block, position }) => block === unit.block && position < unit.position);
  const lead = before.findLastIndex(({ text }) => text.endsWith(":"));
  return lead >= 0 && before.length - lead <= MAX_ANNOUNCED ? before.slice(lead) : [];
}

function leadIn(unit: ScoredUnit, around: readonly ScoredUnit[]): ScoredUnit[] {
  const before = around.filter(({ block }) => block < unit.block).at(-1);
  return before?.kind === "sentence" && before.text.endsWith(":") ? [before] : [];
}

function meanScore(units: readonly ScoredUnit[]): number {
  return units.reduce((sum, { score }) => sum + score, 0) / (units.length || 1);
}

function fitsIn(chosen: ReadonlySet<ScoredUnit>, unit: ScoredUnit): boolean {
  if (chosen.has(unit)) return true;
  const words = [...chosen].reduce((sum, { text }) => sum + wordsIn(text), 0);
  return chosen.size === 0 || words + wordsIn(unit.text) <= MAX_WORDS;
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

function inSourceOrder(a: ScoredUnit, b: ScoredUnit): number {
  return a.passage - b.passage || a.block - b.block || a.position - b.position;
}
