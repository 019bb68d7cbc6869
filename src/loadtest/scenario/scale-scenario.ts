import { LedgerError } from "../../core/errors.ts";
import type { Executor, Stage } from "./executor.ts";
import type { LoadScenario, Workload } from "./load-scenario.ts";

export interface Scale {
  /** Rates and people are multiplied by it; 1 unless said. */
  readonly load?: number;
  /** Durations are multiplied by it; 1 unless said. A replay is slowed by it. */
  readonly time?: number;
}

/**
 * The same scenario with more or fewer questions and people, or for a longer or shorter time.
 * @throws LedgerError SCENARIO_INVALID for a recording that is to have more or fewer
 */
export function scaleScenario(scenario: LoadScenario, { load = 1, time = 1 }: Scale): LoadScenario {
  if (!(load > 0 && time > 0)) throw new RangeError("A scale is above 0.");
  if (load !== 1 && scenario.workloads.some(({ executor }) => executor.executor === "replay"))
    throw recordedOnly(scenario.name);
  const scaled = (workload: Workload): Workload => ({
    ...workload,
    startMs: workload.startMs * time,
    executor: scaleExecutor(workload.executor, load, time),
  });
  const users = Math.max(1, Math.ceil(scenario.users * load));
  return { ...scenario, users, workloads: scenario.workloads.map(scaled) };
}

function recordedOnly(name: string): LedgerError {
  return new LedgerError(
    "SCENARIO_INVALID",
    `${name} asks what was recorded, and there is no more and no less of that.`,
    "Leave out --scale; --time-scale 0.5 asks it in half the time.",
  );
}

function scaleExecutor(executor: Executor, load: number, time: number): Executor {
  const people = (count: number) => Math.max(Math.min(count, 1), Math.round(count * load));
  const stagesOf = (stages: readonly Stage[], targetOf: (target: number) => number) =>
    stages.map((stage) => ({
      ...stage,
      target: targetOf(stage.target),
      durationMs: stage.durationMs * time,
    }));
  switch (executor.executor) {
    case "constant-arrival-rate":
      return { ...executor, rate: executor.rate * load, durationMs: executor.durationMs * time };
    case "ramping-arrival-rate":
      return {
        ...executor,
        startRate: executor.startRate * load,
        stages: stagesOf(executor.stages, (target) => target * load),
      };
    case "spike":
      return {
        ...executor,
        rate: executor.rate * load,
        peak: executor.peak * load,
        durationMs: executor.durationMs * time,
        atMs: executor.atMs * time,
        rampMs: executor.rampMs * time,
        forMs: executor.forMs * time,
      };
    case "constant-vus":
      return { ...executor, vus: people(executor.vus), durationMs: executor.durationMs * time };
    case "ramping-vus":
      return {
        ...executor,
        startVUs: people(executor.startVUs),
        stages: stagesOf(executor.stages, people),
      };
    case "shared-iterations":
      return {
        ...executor,
        vus: people(executor.vus),
        iterations: Math.max(1, Math.round(executor.iterations * load * time)),
        maxDurationMs: executor.maxDurationMs * time,
      };
    case "replay":
      return {
        ...executor,
        speed: executor.speed / time,
        questions: executor.questions.map((each) => ({ ...each, atMs: each.atMs * time })),
      };
  }
}
