import type { Threshold } from "../../thresholds/threshold.ts";
import type { Comparison } from "../baseline/comparison.ts";
import { ATTRIBUTIONS } from "../judge/verdict.ts";
import type { Result } from "../result.ts";
import { type CaseColumns, createCaseColumns } from "./case-columns.ts";
import { countsOf } from "./counts.ts";
import { measure } from "./measure.ts";
import type { MetricName } from "./measures.ts";
import { judgeThresholds } from "./metric-thresholds.ts";
import type { Confusion, Group, Summary } from "./summary.ts";

export interface SummaryOptions {
  readonly seed: number;
  readonly thresholds?: readonly Threshold<MetricName>[];
  readonly comparison?: Comparison | undefined;
}

/** Counts results as they come. It keeps some numbers a case and none of their texts. */
export interface Tally {
  add(result: Result): void;
  /** What is said of all that came so far. */
  summary(options: SummaryOptions): Summary;
  readonly columns: CaseColumns;
}

export function createTally(): Tally {
  const columns = createCaseColumns();
  const byTag = new Map<string, number[]>();
  const byFile = new Map<string, number[]>();
  const confusion: Record<string, Record<string, number>> = { answer: {}, refuse: {}, clarify: {} };
  const failures = Object.fromEntries(ATTRIBUTIONS.map((name) => [name, 0])) as Record<string, number>;
  return {
    columns,
    add(result) {
      const before = columns.size();
      const at = columns.add(result);
      if (columns.size() > before) {
        for (const tag of new Set(result.case.tags)) join(byTag, tag, at);
        join(byFile, result.case.file, at);
      }
      const { verdict, observation } = result;
      if (verdict.kind === "fail") failures[verdict.attribution] = (failures[verdict.attribution] ?? 0) + 1;
      const row = confusion[result.case.expect];
      if (row && observation && (verdict.kind === "pass" || verdict.kind === "fail"))
        row[observation.outcome] = (row[observation.outcome] ?? 0) + 1;
    },
    summary({ seed, thresholds = [], comparison }) {
      const all = Uint32Array.from({ length: columns.size() }, (_, at) => at);
      const metrics = measure(columns, all, seed);
      const tags = [...byTag].sort(([one], [other]) => (one < other ? -1 : 1));
      const groups = {
        byTag: tags.map((group) => groupOf(columns, group, seed)),
        byFile: [...byFile].map((group) => groupOf(columns, group, seed)),
      };
      return {
        counts: countsOf(columns, all),
        metrics,
        ...groups,
        confusion: confusion as Confusion,
        failures: failures as Summary["failures"],
        thresholds: judgeThresholds(thresholds, metrics, groups),
        ...(comparison && { comparison }),
      };
    },
  };
}

function join(groups: Map<string, number[]>, name: string, at: number): void {
  const group = groups.get(name);
  if (group) group.push(at);
  else groups.set(name, [at]);
}

function groupOf(columns: CaseColumns, [name, cases]: [string, number[]], seed: number): Group {
  return { name, counts: countsOf(columns, cases), metrics: measure(columns, cases, seed) };
}
