import type { FaultPlan as ModelFaultPlan } from "../../simulators/llm/faults/fault-plan.ts";
import type { LatencySettings } from "../../simulators/llm/latency/latency.ts";
import type { FaultPlan as SlackFaultPlan } from "../../simulators/slack/faults/fault-plan.ts";
import type { WrittenThreshold } from "../thresholds/written-thresholds.ts";
import type { Executor } from "./executor.ts";
import type { Mix } from "./mix.ts";

/** A load test as a file describes it: everything that it names is read, durations are in milliseconds. */
export interface LoadScenario {
  readonly name: string;
  readonly seed: number;
  /** How many people ask, in how many channels. */
  readonly users: number;
  readonly channels: number;
  readonly workloads: readonly Workload[];
  readonly model: { readonly latency: LatencySettings; readonly faults?: ModelFaultPlan };
  readonly slack: { readonly rateLimits: "slack" | "off"; readonly faults?: SlackFaultPlan };
  /** An answer within this time is a good one; validity is judged by it too. */
  readonly objectives: { readonly answerP95Ms: number };
  /** How long after the last planned start an answer counts. */
  readonly deadlineMs: number;
  /** Each of them good, for the metrics and figures that there are. */
  readonly thresholds: readonly WrittenThreshold[];
  /** The name of the baseline that runs are compared with. */
  readonly baseline?: string;
  /** US dollars; absent where the scenario does not say. */
  readonly pricePerQuestion?: number;
}

/** One executor with what it asks. */
export interface Workload {
  readonly name: string;
  /** After the begin of the run. */
  readonly startMs: number;
  /** How long what is under way may go on when its time is over. */
  readonly gracefulStopMs: number;
  readonly executor: Executor;
  /** Absent for a replay, which has its own questions. */
  readonly mix?: Mix;
}
