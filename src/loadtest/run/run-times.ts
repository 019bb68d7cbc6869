import { executorOf } from "../executors/executor-of.ts";
import type { LoadScenario } from "../scenario/load-scenario.ts";
import { type StageSpan, stageSpans } from "../scenario/stages.ts";

/** The times of a run, in milliseconds from its begin. */
export interface RunTimes {
  /** When the last question falls due, at the latest. */
  readonly endsAfterMs: number;
  readonly spans: readonly StageSpan[];
  /** The stage at a moment; of several side by side the first, and where there is none the one that was before. */
  stageAt(moment: number): string;
}

export function runTimes({ workloads, seed }: LoadScenario): RunTimes {
  const ends = new Map(workloads.map((workload) => [workload, executorOf(workload, seed).endsAfterMs]));
  const spans = stageSpans(workloads, (workload) => ends.get(workload) ?? 0);
  return {
    endsAfterMs: Math.max(...ends.values()),
    spans,
    stageAt: (moment) => spanAt(spans, moment).name,
  };
}

function spanAt(spans: readonly StageSpan[], moment: number): StageSpan {
  const begun = spans.filter(({ fromMs }) => fromMs <= moment);
  const [before = spans[0]] = begun.toSorted((one, other) => other.toMs - one.toMs);
  const span = begun.find(({ toMs }) => moment < toMs) ?? before;
  if (!span) throw new Error("A scenario has one stage at least.");
  return span;
}
