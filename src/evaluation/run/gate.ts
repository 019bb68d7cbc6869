import type { SelfCheck } from "../baseline/self-check.ts";
import type { Case } from "../case.ts";
import type { Summary } from "../metrics/summary.ts";
import type { Result } from "../result.ts";

/** What a run is held to. */
export interface Gate {
  /** Metrics with a threshold. */
  readonly thresholds: ReadonlySet<string>;
  readonly hasBaseline: boolean;
  /** The run becomes the baseline, whatever it is beside the one before. */
  readonly blesses: boolean;
}

/** What cases themselves demand: counted while they come. */
export interface Demands {
  readonly made: number;
  readonly failed: number;
}

/** A case makes demands by assertions and by words that must not be said; by gold and reference it is measured. */
export function demands({ assertions, canary }: Case): boolean {
  return assertions.length > 0 || canary !== undefined;
}

export function countDemands(before: Demands, { case: given, verdict }: Result): Demands {
  if (!demands(given)) return before;
  return { made: before.made + 1, failed: before.failed + (verdict.kind === "fail" ? 1 : 0) };
}

/** What failed a run that came to its end, a sentence each. @param leftOut answers that a run judged anew did not have */
export function faultsOf(
  gate: Gate,
  summary: Summary,
  demanded: Demands,
  leftOut: number,
  check?: SelfCheck,
): string[] {
  const { thresholds, comparison, counts } = summary;
  return [
    ...(counts.results === 0 ? ["no answer was judged"] : []),
    ...(leftOut > 0
      ? [`${leftOut} answers are not in the run that is judged anew, or are to other words`]
      : []),
    ...thresholds
      .filter(({ crossed }) => crossed)
      .map(({ threshold, value }) => `${threshold} is crossed: ${value ?? "nothing to measure it by"}`),
    ...(comparison?.pairs === 0 && !gate.blesses ? ["no question is in the baseline too"] : []),
    ...(comparison?.outcome === "worse" && !gate.blesses
      ? [`worse than the baseline: ${comparison.because}`]
      : []),
    ...NO_VERDICTS.filter(({ metric }) => counts[metric] > 0 && !gate.thresholds.has(metric)).map(
      ({ metric, says }) => `${counts[metric]} of ${counts.results} answers ${says}`,
    ),
    ...(isUngated(gate) && demanded.failed > 0
      ? [
          `${demanded.failed} of ${demanded.made} answers to questions with assertions fail, and no threshold allows for that`,
        ]
      : []),
    ...(check && !check.holds ? ["the self-check found that the gate cannot be trusted"] : []),
  ];
}

/** Nothing could have failed the run, and nothing has. */
export function nothingAsked(gate: Gate, demanded: Demands, faults: readonly string[]): boolean {
  return isUngated(gate) && demanded.made === 0 && faults.length === 0;
}

function isUngated({ thresholds, hasBaseline }: Gate): boolean {
  return thresholds.size === 0 && !hasBaseline;
}

/** Of these nothing is known, which a gate must not take for well. A threshold on their number says how many may be. */
const NO_VERDICTS = [
  { metric: "stale", says: "are not in their cassettes: record them with `ledger record`" },
  { metric: "infrastructure", says: "could not be had" },
  { metric: "unsupported", says: "have an assertion that cannot be judged here" },
] as const;
