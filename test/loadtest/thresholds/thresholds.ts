import { withBaseline } from "../../../src/loadtest/thresholds/against-baseline.ts";
import type { FixedThreshold, LoadThreshold } from "../../../src/loadtest/thresholds/load-threshold.ts";
import { readLoadThreshold } from "../../../src/loadtest/thresholds/read-load-threshold.ts";

/** A threshold as a scenario file has it. */
export function loadThreshold(
  key: string,
  expression: string,
  given: Partial<LoadThreshold> = {},
): LoadThreshold {
  const read = readLoadThreshold(key, expression);
  if (!read.ok) throw new Error(read.fault);
  return { ...read.threshold, abortOnFail: false, delayAbortEvalMs: 0, place: "load.yaml:1:1", ...given };
}

/** One whose limit is a number. */
export function fixedThreshold(...given: Parameters<typeof loadThreshold>): FixedThreshold {
  const [fixed] = withBaseline([loadThreshold(...given)], undefined);
  if (!fixed) throw new Error("There is one for each.");
  return fixed;
}
