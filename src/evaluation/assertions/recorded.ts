import type { Observation } from "../observation.ts";
import type { Kind } from "./kind.ts";

/** `cost` and `latency`: at most so much, as it was recorded; without a threshold it is only measured. */
export function recorded(unit: string, measure: (seen: Observation) => number | null, missing: string): Kind {
  return {
    faultOf: ({ threshold, metric, negated }) =>
      threshold === undefined && (metric === undefined || negated)
        ? "needs a threshold, or else a metric to be measured under"
        : undefined,
    judge: ({ threshold }, seen) => {
      const measured = measure(seen);
      if (measured === null) return { unsupported: missing };
      if (threshold === undefined)
        return { holds: true, score: measured, wanted: `to be measured (${unit})` };
      return {
        holds: measured <= threshold,
        wanted: `to take at most ${threshold} ${unit}`,
        seen: isUnasked(seen) ? `${measured}: no model endpoint was asked` : `${measured}`,
      };
    },
  };
}

/** What the endpoint took, in ms: nothing where none was asked; null where it is not known. */
export function latencyOf(seen: Observation): number | null {
  return seen.recordedLatencyMs ?? (isUnasked(seen) ? 0 : null);
}

/** An endpoint's call has tokens, counted or estimated, also where it failed. */
function isUnasked({ inputTokens, outputTokens, costUsd, recordedLatencyMs }: Observation): boolean {
  return inputTokens === 0 && outputTokens === 0 && costUsd === 0 && recordedLatencyMs === null;
}
