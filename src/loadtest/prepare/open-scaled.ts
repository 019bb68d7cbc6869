import { LedgerError } from "../../core/errors.ts";
import { executorOf } from "../executors/executor-of.ts";
import type { LoadScenario, Workload } from "../scenario/load-scenario.ts";
import { openScenario } from "../scenario/open-scenario.ts";
import { planOf } from "../scenario/plan/plan.ts";
import { type Scale, scaleScenario } from "../scenario/scale-scenario.ts";

/** No figure of less time says anything, and k6 takes no less either. */
const SHORTEST_MS = 1_000;

/**
 * Opens a scenario at a scale.
 * @throws LedgerError SCENARIO_MISSING; SCENARIO_INVALID, also where the scale leaves nothing of a workload to speak of
 */
export async function openScaled(given: string, shipped: string, scale: Scale): Promise<LoadScenario> {
  const asWritten = await openScenario(given, shipped);
  const scaled = scaleScenario(asWritten, scale);
  const { load = 1, time = 1 } = scale;
  if (load < 1 || time < 1) assertSomethingLeft(asWritten, scaled);
  return scaled;
}

/** What a scenario is as it was written, it may be: only what the scale takes away is looked at. */
function assertSomethingLeft(asWritten: LoadScenario, scaled: LoadScenario): void {
  for (const [at, workload] of scaled.workloads.entries()) {
    const before = asWritten.workloads[at] ?? workload;
    const length = lengthOf(workload, scaled);
    if (length < SHORTEST_MS && length < lengthOf(before, asWritten))
      throw tooSmall(scaled, workload, `goes on for ${millisecondsText(length)}, and not a second`);
    // People who wait for an answer ask one question at least.
    const isOpen = !("thinkTime" in workload.executor);
    if (isOpen && questionsOf(workload, scaled) === 0 && questionsOf(before, asWritten) > 0)
      throw tooSmall(scaled, workload, "asks no question");
  }
}

function lengthOf(workload: Workload, { seed }: LoadScenario): number {
  return executorOf(workload, seed).endsAfterMs - workload.startMs;
}

/** Never rounded up to the second that it is not. */
function millisecondsText(length: number): string {
  return `${length < 1 ? Number(length.toPrecision(2)) : Math.floor(length)} ms`;
}

function questionsOf(workload: Workload, scenario: LoadScenario): number {
  return planOf({ ...scenario, workloads: [workload] }).questions;
}

function tooSmall({ name, workloads }: LoadScenario, workload: Workload, what: string): LedgerError {
  const part = workloads.length > 1 ? `The workload ${workload.name} of ${name}` : name;
  return new LedgerError(
    "SCENARIO_INVALID",
    `${part} ${what} at this scale.`,
    "Give a larger --scale or --time-scale.",
  );
}
