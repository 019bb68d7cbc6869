import type { KnownParts } from "../thresholds/selector-fault.ts";
import type { LoadScenario, Workload } from "./load-scenario.ts";
import { QUESTION_KINDS, type QuestionKind } from "./question-kind.ts";
import { silentStages, stageNames } from "./stages.ts";

/** The parts that a run of a scenario will have; its checks are not of the scenario. */
export function partsOf({ workloads }: Pick<LoadScenario, "workloads">): KnownParts {
  const asked = new Set(workloads.flatMap(kindsOf));
  return {
    stages: stageNames(workloads),
    silentStages: silentStages(workloads),
    kinds: QUESTION_KINDS.filter((kind) => asked.has(kind)),
  };
}

function kindsOf({ executor, mix }: Workload): QuestionKind[] {
  if (executor.executor === "replay")
    return executor.questions.some(({ inThreadOf }) => inThreadOf !== undefined)
      ? ["fresh", "follow-up"]
      : ["fresh"];
  return QUESTION_KINDS.filter((kind) => mix?.shares[kind] !== undefined);
}
