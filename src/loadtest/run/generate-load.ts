import type { ExecutorOutcome, ExecutorPorts } from "../executors/executor.ts";
import { executorOf } from "../executors/executor-of.ts";
import { runTogether } from "../executors/run-together.ts";
import type { Measurement } from "../measure/measurement.ts";
import type { LoadScenario, Workload } from "../scenario/load-scenario.ts";
import type { Pick as Picked } from "../scenario/picking/picker.ts";
import { pickerOf } from "../scenario/picking/picker-of.ts";
import { createStageOf } from "../scenario/stages.ts";
import type { PlannedQuestion } from "../targets/question.ts";
import type { Target } from "../targets/target.ts";
import type { RateWatch } from "./rate-watch.ts";
import type { Stopwatch } from "./stopwatch.ts";

export interface Generating {
  readonly scenario: LoadScenario;
  readonly target: Pick<Target, "ask">;
  readonly measurement: Pick<Measurement, "addDropped">;
  readonly rates: RateWatch;
  readonly stopwatch: Stopwatch;
  /** On the stopwatch. */
  readonly beginAt: number;
  /** Ends it at once, what is under way too. */
  readonly signal: AbortSignal;
}

/** Asks what the scenario plans, when it is due. Comes back when no question is under way any more. */
export function generateLoad(generating: Generating): Promise<ExecutorOutcome[]> {
  const { workloads, seed } = generating.scenario;
  const { beginAt, signal } = generating;
  const executors = workloads.map((workload, place) => executorOf(workload, seed + place));
  const ports = workloads.map((workload) => portsOf(workload, generating));
  return runTogether(executors, (_executor, place) => ports[place] as (typeof ports)[number], {
    beginAt,
    signal,
  });
}

function portsOf(workload: Workload, generating: Generating): Omit<ExecutorPorts, "signal" | "beginAt"> {
  const { scenario, target, measurement, rates, stopwatch, beginAt } = generating;
  const stageOf = createStageOf(scenario.workloads);
  const picker = pickerOf(scenario, workload);
  // Whom an open executor asks as is the picker's to say; a person who waits asks again as the same one.
  const isClosed = "thinkTime" in workload.executor;
  const stageAt = (moment: number) => stageOf(workload.name, moment - beginAt);

  return {
    stopwatch,
    async iterate({ plannedAt, user }, interrupted) {
      const pick = picker.next(plannedAt - beginAt, isClosed ? user : undefined);
      rates.sent();
      const question = plannedQuestion(pick, plannedAt, stageAt(plannedAt));
      const { thread } = await target.ask(question, interrupted);
      if (thread !== undefined) picker.answered(pick, thread);
    },
    dropped(count, reason, plannedAt) {
      rates.dropped(count);
      // Nobody has picked what it was to be.
      measurement.addDropped(count, { kind: "fresh", stage: stageAt(plannedAt), plannedAt, reason });
    },
  };
}

function plannedQuestion(
  { kind, question, user, channel, thread }: Picked,
  plannedAt: number,
  stage: string,
): PlannedQuestion {
  const { text, gold, isOpener } = question;
  return {
    text,
    kind,
    stage,
    plannedAt,
    user,
    channel,
    ...(gold && { gold }),
    ...(isOpener && { isOpener }),
    ...(thread && { thread }),
  };
}
