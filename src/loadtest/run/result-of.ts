import type { ExecutorOutcome } from "../executors/executor.ts";
import type { MetricFigures } from "../measure/figures.ts";
import type { LoadResult, PlanLine, ThresholdResult } from "../report/load-result.ts";
import { measuredOf, stageFigures } from "../report/measured.ts";
import type { StageResult } from "../report/stage-result.ts";
import { validityRules } from "../report/validity-rules.ts";
import type { LoadScenario } from "../scenario/load-scenario.ts";
import type { StageSpan } from "../scenario/stages.ts";
import { judgeLoadThresholds } from "../thresholds/judge.ts";
import type { FixedThreshold } from "../thresholds/load-threshold.ts";
import { generatedBy } from "../validity/generated-by.ts";
import { whatMakesInvalid } from "../validity/what-makes-invalid.ts";
import type { MadeRun } from "./run-load.ts";
import { runTimes } from "./run-times.ts";

/** What a run was to be. */
export interface Planned {
  readonly scenario: LoadScenario;
  readonly target: string;
  readonly thresholds: readonly FixedThreshold[];
  readonly plan: readonly PlanLine[];
}

/** All that the reports want to know of a run that was made. */
export function resultOf({ scenario, target, thresholds, plan }: Planned, made: MadeRun): LoadResult {
  const { name, seed, workloads } = scenario;
  const { startedAt, ranMs, end, measurement, outcomes, generator } = made;
  const times = runTimes(scenario);
  return {
    ...{ scenario: name, target, seed, plan, end },
    executor: workloads.map(({ executor }) => executor.executor).join(", "),
    startedAt: startedAt.toISOString(),
    plannedSeconds: times.endsAfterMs / 1_000,
    ranSeconds: ranMs / 1_000,
    validity: validityRules(whatMakesInvalid(generatedBy(outcomes, generator))),
    ...measuredOf(measurement),
    ...notAllBegunOf(outcomes),
    thresholds: thresholdResults(thresholds, made),
    stages: stageResults(times.spans, made),
  };
}

/** Of the workloads whose users had so much to do, and no time for all of it. */
function notAllBegunOf(outcomes: readonly ExecutorOutcome[]): Pick<LoadResult, "notAllBegun"> {
  const cut = outcomes.filter(({ dropped }) => dropped["not-begun"] > 0);
  if (cut.length === 0) return {};
  const sum = (of: (outcome: ExecutorOutcome) => number) =>
    cut.reduce((total, outcome) => total + of(outcome), 0);
  return { notAllBegun: { planned: sum(({ planned }) => planned), begun: sum(({ started }) => started) } };
}

function thresholdResults(
  thresholds: readonly FixedThreshold[],
  { measurement, end }: MadeRun,
): ThresholdResult[] {
  const ended = end.kind === "aborted-by-threshold" ? end.because : undefined;
  return judgeLoadThresholds(thresholds, measurement.figures(), "at the end").map((judged) =>
    judged.threshold === ended ? { ...judged, crossed: true, aborted: true } : judged,
  );
}

/** Those that the run came to, and in which something was due. */
function stageResults(spans: readonly StageSpan[], made: MadeRun): StageResult[] {
  const { byStage } = made.measurement.figures();
  return spans.flatMap((span) => {
    const figures = byStage[span.name];
    return figures && span.fromMs <= made.ranMs ? [stageResult(span, figures, made)] : [];
  });
}

function stageResult(
  { name, fromMs, toMs }: StageSpan,
  figures: MetricFigures,
  { use, ranMs }: MadeRun,
): StageResult {
  const measured = stageFigures(figures);
  const resources = use.get(name);
  return {
    ...{ name, from: fromMs / 1_000, to: Math.min(toMs, ranMs) / 1_000 },
    ...{ ...measured, planned: measured.sent + (figures.dropped.count ?? 0) },
    ...(resources && { resources }),
  };
}
