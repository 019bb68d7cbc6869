import type { LoadScenario, Workload } from "../load-scenario.ts";
import { worldOf } from "../world.ts";
import { createPicker, type Picker } from "./picker.ts";
import { createReplayPicker } from "./replay-picker.ts";

/** The picker of one of the scenario's workloads; each has other numbers of the scenario's seed. */
export function pickerOf(scenario: LoadScenario, { name, executor, mix }: Workload): Picker {
  if (executor.executor === "replay") return createReplayPicker(executor);
  if (!mix) throw new Error(`${name} has no mix.`);
  const place = scenario.workloads.findIndex((workload) => workload.name === name);
  return createPicker({ mix, ...worldOf(scenario), seed: scenario.seed + place });
}
