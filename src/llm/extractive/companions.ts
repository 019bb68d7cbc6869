import { countWords } from "../../text/words.ts";
import { type Intent, isProcedure } from "./intent.ts";
import type { Scores } from "./score.ts";
import { announces, type Unit } from "./units.ts";

/** The parts of one list or of a run of steps stand or fall together. */
const LIST_SHARE = 0.5;
const MAX_ANNOUNCED = 5;
/** Words of a warning or a condition above the steps; a longer paragraph tells of something else too. */
const MAX_CONDITIONS = 40;
/** A sentence that leans on one that leans back itself; further back stands another thought. */
const MAX_PRECEDENTS = 2;

/** Orders in which a unit can be told, the fullest first: with all that it cannot be understood without. */
export function wholesOf(unit: Unit, intent: Intent, units: readonly Unit[], scores: Scores): Unit[][] {
  const around = units.filter(({ passage }) => passage === unit.passage);
  if (unit.kind === "code")
    return [
      [unit, ...sentenceBefore(unit, around)],
      [unit, ...leadIn(unit, around)],
    ];
  if (unit.kind === "row") return [[unit]];
  if (unit.kind === "item") return listWholes(unit, intent, around, scores);
  const announcing = announcedWith(unit, around);
  return [[unit, ...precedents(unit, around), ...announcing, ...announced(unit, around)]];
}

function listWholes(unit: Unit, intent: Intent, around: readonly Unit[], scores: Scores): Unit[][] {
  const alone = [unit, ...leadIn(unit, around), ...announced(unit, around)];
  if (unit.step !== undefined) {
    const run = stepRun(unit, around);
    const lead = leadIn(run[0] ?? unit, around);
    const conditions = lead.length > 0 ? [] : conditionsOf(run[0] ?? unit, around);
    const steps = run.filter(({ step }) => step !== undefined);
    // A heading, or a question in another language, asks for all of them without saying so.
    return isProcedure(intent) || (intent === "fact" && areAlike(unit, steps, scores))
      ? [
          [...conditions, ...lead, ...run],
          [...lead, ...run],
        ]
      : [alone];
  }
  const list = around.filter(({ block }) => block === unit.block);
  // An entry of a list of terms answers alone.
  if (intent === "definition" && unit.about.size > 0) return [alone];
  const together = isProcedure(intent) || intent === "values" || areAlike(unit, list, scores);
  return together ? [[...leadIn(unit, around), ...list], alone] : [alone];
}

/** Whether all answer about as well as the one. */
function areAlike(unit: Unit, all: readonly Unit[], scores: Scores): boolean {
  const mean = all.reduce((sum, each) => sum + (scores.get(each) ?? 0), 0) / all.length;
  return mean >= (scores.get(unit) ?? 0) * LIST_SHARE;
}

/** What has to be known before the first step: a short paragraph right above it. */
function conditionsOf(first: Unit, around: readonly Unit[]): Unit[] {
  const above = around.filter(({ block }) => block === first.block - 1);
  const words = above.reduce((sum, { text }) => sum + countWords(text), 0);
  return words <= MAX_CONDITIONS && above.every(({ kind }) => kind === "sentence") ? above : [];
}

/** All steps of a procedure, with the code between two parts of its list: a list that goes on with the next number is the same one. */
function stepRun(unit: Unit, around: readonly Unit[]): Unit[] {
  const steps = around.filter(({ step }) => step !== undefined);
  let first = steps.indexOf(unit);
  let last = first;
  while (follows(steps[first - 1], steps[first])) first -= 1;
  while (follows(steps[last], steps[last + 1])) last += 1;
  const from = around.indexOf(steps[first] ?? unit);
  const to = around.indexOf(steps[last] ?? unit);
  return [...around.slice(from, to + 1), ...announced(steps[last] ?? unit, around)];
}

function follows(step: Unit | undefined, next: Unit | undefined): boolean {
  if (!step || !next) return false;
  return step.block === next.block || next.step === (step.step ?? 0) + 1;
}

const REFERS_BACK =
  /^(?:it|its|this|that|these|those|they|their|he|she|such|both|each of (?:them|these)|others?|then|otherwise|however|instead|also|therefore|thus|for (?:example|instance)|similarly|moreover|furthermore|additionally|in addition|in other words|as a result|beyond (?:it|that)|(?:before|after|above|below|for|in|with|to do|because of|if) (?:it|that|this|these|those|them|so|such)|the (?:former|latter|same))\b/i;

function precedents(unit: Unit, around: readonly Unit[]): Unit[] {
  const found: Unit[] = [];
  let leaning = unit;
  while (found.length < MAX_PRECEDENTS && REFERS_BACK.test(leaning.text)) {
    const before = around[around.indexOf(leaning) - 1];
    if (before?.kind !== "sentence") break;
    found.push(before);
    leaning = before;
  }
  return found;
}

/** A sentence that ends in a colon promises what comes next: the rest of its block, or the next one. */
function announced(unit: Unit, around: readonly Unit[]): Unit[] {
  if (!announces(unit)) return [];
  const rest = around.filter(({ block, position }) => block === unit.block && position > unit.position);
  if (unit.kind === "item" && rest.length > 0) return [];
  if (rest.length > 0) return rest.slice(0, MAX_ANNOUNCED);
  const after = around.filter(({ block }) => block > unit.block);
  const end = after.findIndex(({ kind, block }) => block !== after[0]?.block && kind !== "fragment");
  // A list without its marks is one short line after the other.
  const isUnmarked = after[0]?.kind === "fragment";
  return isUnmarked
    ? after.slice(0, end < 0 ? undefined : end)
    : after.filter(({ block }) => block === after[0]?.block);
}

/** Steps in prose ("To do this: Open … Click … Repeat …") are told from their announcement on. */
function announcedWith(unit: Unit, around: readonly Unit[]): Unit[] {
  const before = around.filter(({ block, position }) => block === unit.block && position < unit.position);
  const lead = before.findLastIndex(announces);
  return lead >= 0 && before.length - lead <= MAX_ANNOUNCED ? before.slice(lead) : [];
}

/** Code alone leaves its reader to guess what it does. */
function sentenceBefore(unit: Unit, around: readonly Unit[]): Unit[] {
  const before = around.filter(({ block }) => block < unit.block).at(-1);
  return before?.kind === "sentence" && before.block === unit.block - 1 ? [before] : [];
}

function leadIn(unit: Unit, around: readonly Unit[]): Unit[] {
  return sentenceBefore(unit, around).filter(announces);
}
