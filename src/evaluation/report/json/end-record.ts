import type { Interval } from "../../metrics/interval.ts";
import type { Group, Metrics } from "../../metrics/summary.ts";
import type { RunEnd } from "../reporter.ts";

/**
 * What stands behind the questions. `metrics` are plain numbers, which scripts read; how sure they are stands beside them
 * under the same names. `held` is true of a run that came to its end and failed nothing that it was held against.
 */
export function endRecord({ ended, summary, models, faults, ungated, selfCheck, leftOut }: RunEnd) {
  const { counts, metrics, failures, confusion, byTag, byFile, thresholds, comparison } = summary;
  return {
    ...{ ended, counts, models },
    metrics: valuesOf(metrics),
    intervals: intervalsOf(metrics),
    ...{ failures, confusion },
    byTag: byTag.map(groupRecord),
    byFile: byFile.map(groupRecord),
    thresholds,
    ...(comparison && { comparison }),
    ...(selfCheck && { selfCheck }),
    ...(leftOut !== undefined && { leftOut }),
    faults,
    ...(ungated && { ungated }),
    held: faults.length === 0 && ended === "complete",
  };
}

function groupRecord({ name, counts, metrics }: Group) {
  return { name, counts, metrics: valuesOf(metrics), intervals: intervalsOf(metrics) };
}

function valuesOf(metrics: Metrics): Record<string, number | null> {
  return Object.fromEntries(Object.entries(metrics).map(([name, { value }]) => [name, value]));
}

/** Null where there is no value, and for sums, percentiles and counts. */
function intervalsOf(metrics: Metrics): Record<string, (Interval & { readonly cases: number }) | null> {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, { interval, cases }]) => [name, interval && { ...interval, cases }]),
  );
}
