import { LedgerError } from "../../core/errors.ts";
import { parseThreshold } from "./parse-threshold.ts";
import type { Threshold } from "./threshold.ts";

/**
 * Reads what `--threshold` was given, such as `answer_duration:p(95)<5000`.
 * @throws LedgerError THRESHOLD_INVALID
 */
export function readFlagThresholds(given: readonly string[]): Threshold[] {
  return given.map((text) => {
    const [, metric = "", expression = ""] = /^([^:]*):(.*)$/s.exec(text) ?? [];
    const parsed = parseThreshold((metric || text).trim(), expression);
    if (parsed.ok) return parsed.threshold;
    throw new LedgerError(
      "THRESHOLD_INVALID",
      `--threshold '${text}': ${parsed.fault}`,
      "Give METRIC:EXPRESSION in quotes, as in: --threshold 'answer_duration:p(95)<5000'",
    );
  });
}
