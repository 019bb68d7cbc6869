import { parseFaultPlan as parseModelFaults } from "../../../simulators/llm/faults/parse-fault-plan.ts";
import { parseFaultPlan as parseSlackFaults } from "../../../simulators/slack/faults/parse-fault-plan.ts";
import type { WrittenThreshold } from "../../thresholds/written-thresholds.ts";
import { LATENCY_PROFILES, type LatencyProfile } from "../latency-profiles.ts";
import type { LoadScenario, Workload } from "../load-scenario.ts";
import type { WrittenScenario, WrittenWorkload } from "../schema/scenario-schema.ts";
import { resolveFaultPlan } from "./fault-plan-file.ts";
import { limitFault } from "./limit-faults.ts";
import { resolveExecutor } from "./resolve-executor.ts";
import { resolveMix, type WrittenAsking } from "./resolve-mix.ts";
import type { Path, Resolving } from "./resolving.ts";

/** Reads all that a scenario names; what cannot be read is noted as a fault, and the result is not to be used then. */
export async function resolveScenario(
  name: string,
  written: WrittenScenario,
  placeOf: (path: Path) => string,
  resolving: Resolving,
): Promise<LoadScenario> {
  const { model, slack, users, channels, seed, deadline, objectives, baseline, pricePerQuestion } = written;
  const modelFaults = await resolveFaultPlan(model.faults, ["model", "faults"], parseModelFaults, resolving);
  const slackFaults = await resolveFaultPlan(slack.faults, ["slack", "faults"], parseSlackFaults, resolving);
  return {
    name,
    seed,
    users,
    channels,
    workloads: await resolveWorkloads(written, resolving),
    model: {
      latency: latencyOf(model.latency),
      ...(modelFaults && { faults: modelFaults }),
    },
    slack: { rateLimits: slack.rateLimits, ...(slackFaults && { faults: slackFaults }) },
    objectives: { answerP95Ms: objectives.answer_p95 },
    deadlineMs: deadline,
    thresholds: thresholdsOf(written, placeOf),
    ...(baseline !== undefined && { baseline }),
    ...(pricePerQuestion !== undefined && { pricePerQuestion }),
  };
}

async function resolveWorkloads(written: WrittenScenario, resolving: Resolving): Promise<Workload[]> {
  const workloads: Workload[] = [];
  const alone = Object.keys(written.workloads).length === 1;
  for (const [name, workload] of Object.entries(written.workloads)) {
    const path: Path = written.isFlat ? [] : ["scenarios", name];
    const { executor: own } = workload;
    const executor = await resolveExecutor(own, path, resolving);
    const asking = askingOf(written, workload, path);
    const mix = executor.executor === "replay" ? undefined : await resolveMix(asking, resolving);
    const resolved: Workload = {
      name,
      startMs: own.startTime,
      gracefulStopMs: own.gracefulStop ?? written.deadline,
      executor,
      ...(mix && { mix }),
    };
    const fault = limitFault({ users: written.users, alone }, resolved);
    if (fault !== undefined) resolving.fault([...asking.mixPath, "over-limit"], fault);
    workloads.push(resolved);
  }
  return workloads;
}

/** What a workload asks: its own, else what the file says. */
function askingOf(file: WrittenScenario, workload: WrittenWorkload, path: Path): WrittenAsking {
  return {
    mix: workload.mix ?? file.mix ?? { fresh: { weight: 1 } },
    mixPath: workload.mix ? [...path, "mix"] : ["mix"],
    questions: workload.questions ?? file.questions,
    questionsPath: workload.questions ? [...path, "questions"] : ["questions"],
  };
}

function latencyOf(latency: WrittenScenario["model"]["latency"]): LoadScenario["model"]["latency"] {
  if (typeof latency === "string") return LATENCY_PROFILES[latency as LatencyProfile];
  const { firstTokenMs, tokensPerSecond } = latency;
  return {
    ...(firstTokenMs !== undefined && { firstTokenMs }),
    ...(tokensPerSecond !== undefined && { tokensPerSecond }),
  };
}

function thresholdsOf({ thresholds }: WrittenScenario, placeOf: (path: Path) => string): WrittenThreshold[] {
  return Object.entries(thresholds).flatMap(([metric, expressions]) =>
    expressions.map(({ threshold, abortOnFail, delayAbortEval }, at) => ({
      metric,
      expression: threshold,
      abortOnFail,
      delayAbortEvalMs: delayAbortEval,
      place: placeOf(["thresholds", metric, at]),
    })),
  );
}
