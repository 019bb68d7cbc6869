import { comparedScores } from "./compared-scores.ts";
import type { Change, Comparison, ComparisonOutcome, PairedVerdicts, Provenance } from "./comparison.ts";
import { decide, LEAST_PAIRS } from "./decide.ts";
import { mcNemar } from "./mcnemar.ts";
import { type PairedCases, pairCases } from "./paired-cases.ts";
import { type UnequalSamples, unequalSamples, verdictsOf } from "./paired-verdicts.ts";
import type { RunRecord } from "./run-record.ts";
import { smallestEffect } from "./smallest-effect.ts";

/**
 * Compares a run with a baseline, case by case. The gate goes by one metric, `pass`: looking at many, one of twenty would
 * differ by chance. The scores inform.
 */
export function compare(
  before: RunRecord,
  after: RunRecord,
  { seed }: { readonly seed: number },
): Comparison {
  const paired = pairCases(before.cases, after.cases);
  const undecided = new Set(after.undecided);
  const verdicts = pairedVerdicts(paired);
  const unequal = unequalSamples(paired);
  const outcome = decide(paired.size, verdicts.broken.length, verdicts.mended.length);
  return {
    outcome,
    because: `${becauseOf(outcome, paired.size, verdicts)}${unequal ? `; ${unequalWords(unequal)}` : ""}`,
    pairs: paired.size,
    added: paired.onlyAfter,
    removed: paired.onlyBefore.filter((id) => !undecided.has(id)),
    undecided: paired.onlyBefore.filter((id) => undecided.has(id)),
    changed: changesOf(before, after, unequal),
    verdicts,
    scores: comparedScores(paired, seed),
  };
}

const CHANGEABLE = ["knowledge", "prompt", "model"] as const satisfies readonly (keyof Provenance)[];

function changesOf(before: RunRecord, after: RunRecord, unequal: UnequalSamples | undefined): Change[] {
  const changes: Change[] = CHANGEABLE.filter((what) => before[what] !== after[what]).map((what) => ({
    what,
    before: before[what],
    after: after[what],
  }));
  if (!unequal) return changes;
  return [...changes, { what: "samples", before: range(unequal.before), after: range(unequal.after) }];
}

function unequalWords({ pairs, before, after }: UnequalSamples): string {
  return `${pairs} of them were asked ${range(before)} times before and ${range(after)} times here, and go by their first so many as both have`;
}

function range([least, most]: readonly [number, number]): string {
  return least === most ? `${least}` : `${least} to ${most}`;
}

function pairedVerdicts(paired: PairedCases): PairedVerdicts {
  const pairs = paired.size;
  const broken: string[] = [];
  const mended: string[] = [];
  let [passedBefore, passedAfter] = [0, 0];
  for (const { id, before, after } of verdictsOf(paired)) {
    if (before) passedBefore++;
    if (after) passedAfter++;
    if (before && !after) broken.push(id);
    if (after && !before) mended.push(id);
  }
  // What turned in the rarer direction did so by chance, and as much the other way.
  const churn = (2 * Math.min(broken.length, mended.length)) / Math.max(1, pairs);
  const effect = smallestEffect(pairs, churn);
  return {
    broken,
    mended,
    p: rounded(mcNemar(broken.length, mended.length)),
    before: pairs === 0 ? null : rounded(passedBefore / pairs),
    after: pairs === 0 ? null : rounded(passedAfter / pairs),
    smallestEffect: effect === null ? null : rounded(effect),
  };
}

function becauseOf(outcome: ComparisonOutcome, pairs: number, verdicts: PairedVerdicts): string {
  const { broken, mended, p, smallestEffect: effect } = verdicts;
  if (outcome === "not-enough-to-tell")
    return `${pairs} cases are in both runs, and under ${LEAST_PAIRS} nothing is said of a difference`;
  const seen = `${broken.length} cases broke and ${mended.length} were mended of ${pairs} (exact McNemar, p ${said(p)})`;
  if (outcome !== "same") return seen;
  return effect === null
    ? `${seen}; no drop would have been found`
    : `${seen}; a drop of ${(effect * 100).toFixed(1)} points would have been found in 8 of 10 such runs`;
}

function said(p: number): string {
  return p < 0.001 ? "< 0.001" : `= ${p.toFixed(3)}`;
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
