import { stageAt } from "../arrivals/rate-stages.ts";
import type { Executor } from "./executor.ts";
import type { Workload } from "./load-scenario.ts";

/** A part of a run with figures of its own. */
interface NamedStage {
  readonly name: string;
  readonly durationMs: number;
  /** The highest rate, or the most people. */
  readonly highest: number;
}

/** Names the stage of a question of a workload by when it was planned, in milliseconds from the begin of the run. */
export type StageOf = (workload: string, plannedMs: number) => string;

/** A stage with its time, in milliseconds from the begin of the run. */
export interface StageSpan {
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** When each stage begins and ends; one without stages is as long as its executor goes on. */
export function stageSpans(
  workloads: readonly Workload[],
  endsAfterMs: (workload: Workload) => number,
): StageSpan[] {
  return workloads.flatMap((workload) => {
    const stages = stagesOf(workload.executor);
    if (stages.length === 0) {
      const name = fullName(workloads, workload, undefined);
      return [{ name, fromMs: workload.startMs, toMs: endsAfterMs(workload) }];
    }
    let fromMs = workload.startMs;
    return stages.map(({ name, durationMs }) => {
      const span = { name: fullName(workloads, workload, name), fromMs, toMs: fromMs + durationMs };
      fromMs = span.toMs;
      return span;
    });
  });
}

/** The names of all stages: those of the executor, under the name of the workload where there are several. */
export function stageNames(workloads: readonly Workload[]): string[] {
  return workloads.flatMap((workload) => {
    const stages = stagesOf(workload.executor);
    if (stages.length === 0) return [fullName(workloads, workload, undefined)];
    return stages.map(({ name }) => fullName(workloads, workload, name));
  });
}

/** The names of the stages in which nothing is asked; one of the same name in which something is counts for both. */
export function silentStages(workloads: readonly Workload[]): string[] {
  const stages = workloads.flatMap((workload) =>
    stagesOf(workload.executor).map(({ name, durationMs, highest }) => ({
      name: fullName(workloads, workload, name),
      asks: durationMs > 0 && highest > 0,
    })),
  );
  const asking = new Set(stages.flatMap(({ name, asks }) => (asks ? [name] : [])));
  return stages.flatMap(({ name }) => (asking.has(name) ? [] : [name]));
}

export function createStageOf(workloads: readonly Workload[]): StageOf {
  const byName = new Map(workloads.map((workload) => [workload.name, workload]));
  return (name, plannedMs) => {
    const workload = byName.get(name);
    if (!workload) throw new Error(`The scenario has no workload ${name}.`);
    const stages = stagesOf(workload.executor);
    const stage = stages[stageAt(stages, plannedMs - workload.startMs)];
    return fullName(workloads, workload, stage?.name);
  };
}

function fullName(workloads: readonly Workload[], { name }: Workload, stage: string | undefined): string {
  if (workloads.length === 1) return stage ?? name;
  return stage === undefined ? name : `${name}/${stage}`;
}

function stagesOf(executor: Executor): readonly NamedStage[] {
  if ("stages" in executor) {
    const begin = "startRate" in executor ? executor.startRate : executor.startVUs;
    return executor.stages.map(({ name, durationMs, target }, at) => {
      const from = executor.stages[at - 1]?.target ?? begin;
      return { name, durationMs, highest: Math.max(from, target) };
    });
  }
  if (executor.executor !== "spike") return [];
  const { atMs, rampMs, forMs, durationMs, rate, peak } = executor;
  const spikeMs = 2 * rampMs + forMs;
  return [
    { name: "before", durationMs: atMs, highest: rate },
    { name: "spike", durationMs: spikeMs, highest: Math.max(rate, peak) },
    { name: "after", durationMs: durationMs - atMs - spikeMs, highest: rate },
  ];
}
