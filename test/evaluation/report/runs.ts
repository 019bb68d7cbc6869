import type { Comparison } from "../../../src/evaluation/baseline/comparison.ts";
import { parseThreshold } from "../../../src/evaluation/metrics/metric-thresholds.ts";
import { createTally } from "../../../src/evaluation/metrics/tally.ts";
import type { Reporter, RunEnd, RunHead } from "../../../src/evaluation/report/reporter.ts";
import type { Result } from "../../../src/evaluation/result.ts";

export interface GivenRun {
  readonly head?: Partial<RunHead>;
  readonly end?: Partial<Omit<RunEnd, "head" | "summary">>;
  readonly thresholds?: readonly string[];
  readonly comparison?: Comparison;
}

export interface ReportedRun {
  readonly head: RunHead;
  readonly results: readonly Result[];
  readonly end: RunEnd;
}

/** A run of these results, with what is said of them as a run says it, and what is different. */
export function runOf(results: readonly Result[], of: GivenRun = {}): ReportedRun {
  const head: RunHead = {
    files: [...new Set(results.map((result) => result.case.file))],
    total: results.length,
    selected: results.length,
    repeat: 1,
    seed: 1,
    knowledge: { version: "k1", documents: 3, passages: 12 },
    model: "extractive",
    prompt: "none",
    answers: "offline",
    through: "path",
    ...of.head,
  };
  const tally = createTally();
  for (const result of results) tally.add(result);
  const summary = tally.summary({
    seed: head.seed,
    thresholds: (of.thresholds ?? []).map(parseThreshold),
    comparison: of.comparison,
  });
  const end: RunEnd = {
    head,
    ended: "complete",
    summary,
    models: [{ model: "extractive", results: results.length, costUsd: 0 }],
    faults: [],
    ungated: false,
    ...of.end,
  };
  return { head, results, end };
}

/** Tells a reporter of a whole run. */
export async function report(reporter: Reporter, { head, results, end }: ReportedRun): Promise<void> {
  await reporter.begin(head);
  for (const result of results) await reporter.result(result);
  await reporter.end(end);
}

/** A comparison of 100 cases of which 8 broke, and what is different. */
export function comparisonOf(of: Partial<Comparison> = {}): Comparison {
  return {
    outcome: "worse",
    because: "8 cases broke and 0 were mended of 100 (exact McNemar, p = 0.008)",
    pairs: 100,
    added: [],
    removed: [],
    undecided: [],
    changed: [{ what: "knowledge", before: "k0", after: "k1" }],
    verdicts: {
      broken: ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8"],
      mended: [],
      p: 0.008,
      before: 1,
      after: 0.92,
      smallestEffect: 0.079,
    },
    scores: [
      {
        metric: "recall@3",
        pairs: 100,
        before: 0.95,
        after: 0.91,
        interval: { low: -0.08, high: 0.01 },
        p: 0.2,
      },
    ],
    ...of,
  };
}
