import { LEAST_PAIRS } from "./decide.ts";
import { LEAST_FOUND, MOST_FALSE_ALARMS, rerunsHold, type SelfCheck } from "./self-check.ts";
import { samplesHold } from "./self-check-samples.ts";

/** What the check found, for people. */
export function selfCheckLines(check: SelfCheck): string[] {
  const { pairs, reruns, falseAlarms, found, drop, noise, samples, baseline, holds } = check;
  const flips =
    noise.kind === "measured"
      ? "a case fails as often as its repeated samples did"
      : `each was asked once, so that ${percent(noise.flips)} of the verdicts are assumed to flip (--repeat measures it)`;
  return [
    `self-check of the gate: ${reruns} reruns of ${pairs} cases; ${flips}`,
    `  false alarms with nothing changed: ${percent(falseAlarms)} (must be under ${percent(MOST_FALSE_ALARMS)})`,
    `  a drop of ${(drop * 100).toFixed(0)} points found: ${percent(found)} (must be over ${percent(LEAST_FOUND)})`,
    ...(samples
      ? [`  of ${samples.compared} comparisons of its own samples as they came, ${samples.differ} differ`]
      : []),
    ...(baseline
      ? [
          `  of its ${baseline.pairs} pairs with the baseline, of which ${percent(baseline.churn)} turned by chance: false alarms ${percent(baseline.falseAlarms)}, the drop found ${percent(baseline.found)}`,
        ]
      : []),
    holds ? "  the gate holds" : `  the gate does not hold: ${whyNot(check)}`,
  ];
}

function whyNot({ pairs, falseAlarms, found, samples, baseline }: SelfCheck): string {
  if (pairs < LEAST_PAIRS) return `of under ${LEAST_PAIRS} cases it says nothing`;
  if (samples && !samplesHold(samples)) return "its own samples differ by more than chance";
  if (falseAlarms >= MOST_FALSE_ALARMS) return "its verdicts change too much on identical input";
  if (baseline && rerunsHold({ falseAlarms, found }))
    return "too few pairs are in the baseline too, or too many of them turned, to find such a drop";
  return "it has too few cases, or its verdicts change too much, to find such a drop";
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
