import type { RetrievedPassage } from "../../core/answer.ts";
import { termsOf } from "../../text/words.ts";
import type { Intent } from "./intent.ts";
import type { Unit } from "./units.ts";

export interface ScoredUnit extends Unit {
  /** The share of the question that the unit itself holds, with what its form and place add. */
  readonly score: number;
}

/** A heading is said for all its sentences, so what it holds counts for each, but less. */
const HEADING_SHARE = 0.4;
const RANK_PENALTY = 0.12;
const FIRST_SENTENCE_BONUS = 0.08;
const FORM_BONUS = 0.15;
/** A label, a line of navigation or a sample that nobody asked for repeats the question's words and says nothing. */
const ASIDE_SHARE = 0.5;

/** Scores each unit by the weighted share of the question's terms that it and its heading hold. */
export function scoreUnits(
  question: string,
  intent: Intent,
  passages: readonly RetrievedPassage[],
  units: readonly Unit[],
): ScoredUnit[] {
  const terms = [...new Set(termsOf(question))];
  const weights = new Map(terms.map((term) => [term, weightOf(term, units)]));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  const headings = passages.map(({ headings, title }) => new Set(termsOf([title, ...headings].join(" "))));
  return units.map((unit) => {
    let held = 0;
    for (const [term, weight] of weights) {
      if (unit.terms.has(term)) held += weight;
      else if (headings[unit.passage]?.has(term)) held += weight * headingShare(intent, unit);
    }
    const bonus = (isFirst(unit) ? FIRST_SENTENCE_BONUS : 0) + (fits(intent, unit) ? FORM_BONUS : 0);
    const whole = isAside(intent, unit) ? ASIDE_SHARE : 1;
    return {
      ...unit,
      score: (held / total + bonus) * whole * Math.max(0.3, 1 - RANK_PENALTY * unit.passage),
    };
  });
}

function isAside(intent: Intent, { kind }: Unit): boolean {
  return kind === "fragment" || (kind === "code" && intent !== "code" && intent !== "how-to");
}

/** Steps are about what their heading says, and hardly ever say it again. */
function headingShare(intent: Intent, unit: Unit): number {
  return intent === "how-to" && unit.kind === "item" ? 1 : HEADING_SHARE;
}

/** Rarer among the units at hand says more, as in an inverse document frequency. */
function weightOf(term: string, units: readonly Unit[]): number {
  const holding = units.reduce((count, unit) => count + (unit.terms.has(term) ? 1 : 0), 0);
  return Math.log(1 + units.length / (holding + 0.5));
}

function isFirst(unit: Unit): boolean {
  return unit.block === 0 && unit.position === 0;
}

const DEFINES = /\b(?:is|are|means|refers to|stands for)\b/i;

function fits(intent: Intent, unit: Unit): boolean {
  if (intent === "quantity") return /\d/.test(unit.text);
  if (intent === "definition") return isFirst(unit) && DEFINES.test(unit.text);
  if (intent === "how-to") return unit.kind === "item";
  if (intent === "code") return unit.kind === "code" || unit.text.includes("`");
  return false;
}
