import type { Random } from "../metrics/random.ts";
import type { CaseRecords } from "./case-records.ts";
import { decide } from "./decide.ts";
import { pairCases } from "./paired-cases.ts";
import { verdictsOf } from "./paired-verdicts.ts";

/** Reruns of the comparison with the baseline that is at hand. */
export interface BesideCheck {
  readonly pairs: number;
  /** The share of pairs that turned by chance, both ways together: as many each way as turned in the rarer direction. */
  readonly churn: number;
  readonly falseAlarms: number;
  readonly found: number;
}

interface Reruns {
  readonly random: Random;
  readonly reruns: number;
  readonly drop: number;
}

/**
 * Draws the pairs with the baseline anew: as many, of which those turn that did so by chance, once with nothing else and
 * once with a drop planted. Verdicts are over as many samples as both runs have, as in the comparison itself.
 */
export function checkBeside(
  before: CaseRecords,
  after: CaseRecords,
  { random, reruns, drop }: Reruns,
): BesideCheck {
  const paired = pairCases(before, after);
  let [broken, mended, passed] = [0, 0, 0];
  for (const verdict of verdictsOf(paired)) {
    if (verdict.before) passed++;
    if (verdict.before && !verdict.after) broken++;
    if (verdict.after && !verdict.before) mended++;
  }
  const pairs = paired.size;
  const oneWay = Math.min(broken, mended) / Math.max(1, pairs);
  const planted = Math.max(0, Math.min(drop, passed / Math.max(1, pairs) - oneWay));
  let [alarms, finds] = [0, 0];
  for (let rerun = 0; rerun < reruns; rerun++) {
    if (outcomeOf(pairs, oneWay, oneWay, random) === "worse") alarms++;
    if (outcomeOf(pairs, oneWay + planted, oneWay, random) === "worse") finds++;
  }
  return { pairs, churn: 2 * oneWay, falseAlarms: alarms / reruns, found: finds / reruns };
}

function outcomeOf(pairs: number, breaking: number, mending: number, random: Random) {
  let [lost, won] = [0, 0];
  for (let pair = 0; pair < pairs; pair++) {
    const at = random();
    if (at < breaking) lost++;
    else if (at < breaking + mending) won++;
  }
  return decide(pairs, lost, won);
}
