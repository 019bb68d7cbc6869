import { createRandom, type Random } from "../metrics/random.ts";
import type { CaseRecords } from "./case-records.ts";
import { decide } from "./decide.ts";
import { type BesideCheck, checkBeside } from "./self-check-beside.ts";
import { compareSamples, type SamplesCheck, samplesHold } from "./self-check-samples.ts";

export interface SelfCheck {
  readonly pairs: number;
  readonly reruns: number;
  /** The share of reruns with nothing changed that the gate failed. */
  readonly falseAlarms: number;
  /** The share of reruns with a planted drop in which the gate found it. */
  readonly found: number;
  /** The planted drop of the share of passes; less where less passes. */
  readonly drop: number;
  readonly noise: Noise;
  /** The gate over the run's own samples; absent where each case was asked once. */
  readonly samples?: SamplesCheck;
  /** The gate over the run's pairs with the baseline; absent without one. */
  readonly baseline?: BesideCheck;
  readonly holds: boolean;
}

/** How verdicts change on identical input: as the repeated samples did, or as is assumed where there are none. */
export type Noise = { readonly kind: "measured" } | { readonly kind: "assumed"; readonly flips: number };

export interface SelfCheckOptions {
  readonly seed: number;
  readonly reruns?: number;
  /** What the run is compared with. */
  readonly baseline?: CaseRecords | undefined;
}

export const MOST_FALSE_ALARMS = 0.05;
export const LEAST_FOUND = 0.95;
export const PLANTED_DROP = 0.1;

/**
 * Of a path that gave each answer once nothing is known of its noise. Without a model it has none; that a gate keeps
 * quiet without noise would show nothing, so that of 100 verdicts 2 flip.
 */
const ASSUMED_FLIPS = 0.02;

/**
 * Tries the gate on this run's own cases, through the gate's own decision.
 *
 * Drawn reruns: each draws as many cases with replacement, and for each case two verdicts: a sample passes with the share
 * with which the case's samples passed, each by itself, and a case passes where all its samples do. Once nothing else is
 * changed, once passing cases are broken until the share of passes has dropped by 10 points. Both sides have the same
 * chances, so that an exact two-sided test fails at most 2.5 % of them: that shows the arithmetic, and the finds show
 * whether the cases are enough.
 *
 * What the drawing takes for granted, that samples fail each by itself, only real ones can refute: see self-check-samples.ts.
 */
export function selfCheck(cases: CaseRecords, { seed, reruns = 200, baseline }: SelfCheckOptions): SelfCheck {
  const random = createRandom(seed);
  const noise = noiseOf(cases);
  const chances = new Float64Array(cases.size).map((_, at) => chanceOf(cases, at, noise));
  const passing = chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length);
  const drop = Math.min(PLANTED_DROP, passing);
  const broken = passing === 0 ? 0 : drop / passing;
  let [alarms, finds] = [0, 0];
  for (let rerun = 0; rerun < reruns; rerun++) {
    if (rerunOf(chances, 0, random) === "worse") alarms++;
    if (rerunOf(chances, broken, random) === "worse") finds++;
  }
  const drawn = { falseAlarms: alarms / reruns, found: finds / reruns };
  const samples = compareSamples(cases);
  const beside = baseline && checkBeside(baseline, cases, { random, reruns, drop: PLANTED_DROP });
  return {
    ...{ pairs: cases.size, reruns, ...drawn, drop, noise },
    ...(samples && { samples }),
    ...(beside && { baseline: beside }),
    holds: rerunsHold(drawn) && (!samples || samplesHold(samples)) && (!beside || rerunsHold(beside)),
  };
}

export function rerunsHold({ falseAlarms, found }: Pick<SelfCheck, "falseAlarms" | "found">): boolean {
  return falseAlarms < MOST_FALSE_ALARMS && found > LEAST_FOUND;
}

function noiseOf(cases: CaseRecords): Noise {
  for (let at = 0; at < cases.size; at++) if (cases.samples(at) > 1) return { kind: "measured" };
  return { kind: "assumed", flips: ASSUMED_FLIPS };
}

/** With which a case passes, if nothing is changed. */
function chanceOf(cases: CaseRecords, at: number, noise: Noise): number {
  const [passed, samples] = [cases.passed(at), cases.samples(at)];
  if (noise.kind === "measured") return (passed / samples) ** samples;
  return passed === samples ? 1 - noise.flips : noise.flips;
}

function rerunOf(chances: Float64Array, broken: number, random: Random) {
  let [lost, won] = [0, 0];
  for (let pair = 0; pair < chances.length; pair++) {
    const chance = chances[Math.floor(random() * chances.length)] ?? 0;
    const before = random() < chance;
    const after = random() < chance && random() >= broken;
    if (before && !after) lost++;
    if (after && !before) won++;
  }
  return decide(chances.length, lost, won);
}
