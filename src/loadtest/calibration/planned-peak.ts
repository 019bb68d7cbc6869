import type { LoadScenario } from "../scenario/load-scenario.ts";
import { expectedAnswerMs } from "../scenario/plan/answer-time.ts";
import { loadOverTime } from "../scenario/plan/load-over-time.ts";
import { loadSegments } from "../scenario/plan/load-segments.ts";

/**
 * Questions a second at the peak, as the plan has it, of the workloads that have a planned rate; 0 where none has. Those
 * of people who wait are slower where the generator is, and so never more than it can make. A replay counts as even over
 * a second.
 */
export function plannedPeak({ workloads, model }: Pick<LoadScenario, "workloads" | "model">): number {
  const answerMs = expectedAnswerMs(model.latency);
  const open = workloads.filter(({ executor }) => !("thinkTime" in executor));
  if (open.length === 0) return 0;
  return loadOverTime(open.flatMap((workload) => loadSegments(workload, answerMs))).peakPerSecond;
}
