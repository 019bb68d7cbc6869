import type { ExecutorOutcome } from "../executors/executor.ts";
import type { Figures } from "../measure/figures.ts";
import { shareText, valueText } from "../report/figures.ts";
import type { StageUse } from "../resources/stage-use.ts";
import { judgeLoadThresholds } from "../thresholds/judge.ts";
import type { FixedThreshold } from "../thresholds/load-threshold.ts";
import { generatedBy } from "../validity/generated-by.ts";
import { type Generated, type Invalidity, whatMakesInvalid } from "../validity/what-makes-invalid.ts";
import { pilingUp } from "./piling-up.ts";
import type { ProbeResult } from "./probe.ts";

export interface ProbeMeasured {
  readonly figures: Figures;
  readonly outcomes: readonly ExecutorOutcome[];
  readonly generator: Omit<Generated, "planned" | "sent" | "dropped">;
  /** What the bot took meanwhile; null where nobody watched it. */
  readonly use: StageUse | null;
}

export interface ProbeEvidence {
  readonly figures: Figures;
  readonly use: StageUse | null;
  readonly invalid: readonly Invalidity[];
}

/** What does not hold of the figures of a probe that is over, a sentence each; empty where the rate holds. */
export type Holds = (figures: Figures) => readonly string[];

/** A rate holds where each threshold does, and goodput, from 0 to 1, is not under the least. */
export function holdsBy(thresholds: readonly FixedThreshold[], leastGoodput?: number): Holds {
  return (figures) => {
    const crossed = judgeLoadThresholds(thresholds, figures, "at the end")
      .filter((judged) => judged.crossed)
      .map(
        ({ threshold, metric, value }) =>
          `${threshold} is crossed with ${value === null ? "nothing measured" : valueText(metric, value)}`,
      );
    const { rate } = figures.metrics.goodput;
    if (leastGoodput === undefined || (rate ?? 0) >= leastGoodput) return crossed;
    return [
      ...crossed,
      `goodput is ${rate === null ? "not measured" : shareText(rate)}, and ${shareText(leastGoodput)} is the least`,
    ];
  };
}

/**
 * What a probe says of its rate: nothing where the generator did not make the load. A rate at which questions pile up
 * does not hold, also where the pile of so short a time keeps the objective.
 */
export function judgeProbe(measured: ProbeMeasured, holds: Holds): ProbeResult<ProbeEvidence> {
  const { figures, outcomes, generator, use } = measured;
  const unanswered = outcomes.reduce((sum, { dropped }) => sum + dropped["in-flight"], 0);
  const invalid = whatMakesInvalid(withoutUnanswered(generatedBy(outcomes, generator), unanswered));
  const evidence = { figures, use, invalid };
  if (invalid.length > 0) return { verdict: "invalid", why: invalid.map(({ message }) => message), evidence };
  const pile = pilingUp(figures.series);
  const why = [
    ...holds(figures),
    ...(pile === undefined ? [] : [pile]),
    ...(unanswered > 0 ? [`${unanswered} were not sent, since too many were unanswered already`] : []),
  ];
  return { verdict: why.length === 0 ? "held" : "broke", why, evidence };
}

/** That too many were unanswered is the bot's doing: the generator was ready to send them. */
function withoutUnanswered(generated: Generated, unanswered: number): Generated {
  const { sent, dropped } = generated;
  return { ...generated, sent: sent + unanswered, dropped: { ...dropped, "in-flight": 0 } };
}
