import { CHECKS } from "../checks/answer-checks.ts";
import type { LoadScenario } from "../scenario/load-scenario.ts";
import { partsOf } from "../scenario/parts-of.ts";
import type { LoadThreshold } from "../thresholds/load-threshold.ts";
import { readThresholdFlags, thresholdsInForce } from "../thresholds/threshold-flags.ts";
import { readWrittenThresholds } from "../thresholds/written-thresholds.ts";

/**
 * The thresholds that a scenario is held to.
 * @param given to `--threshold`; each replaces those of the scenario for its metric
 * @throws LedgerError THRESHOLD_INVALID
 */
export function thresholdsOf(
  { thresholds, workloads }: Pick<LoadScenario, "thresholds" | "workloads">,
  given: readonly string[],
): LoadThreshold[] {
  const known = { ...partsOf({ workloads }), checks: Object.keys(CHECKS) };
  const written = readWrittenThresholds(thresholds, known).thresholds;
  return thresholdsInForce(written, readThresholdFlags(given, known));
}
