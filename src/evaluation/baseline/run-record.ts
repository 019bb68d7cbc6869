import type { CaseColumns } from "../metrics/case-columns.ts";
import { type CaseRecords, inOrder } from "./case-records.ts";
import type { Provenance } from "./comparison.ts";

/** A run as it is compared. */
export interface RunRecord extends Provenance {
  /** Those with a verdict. */
  readonly cases: CaseRecords;
  /** Ids of those without, A to Z. */
  readonly undecided: readonly string[];
}

/** What a run that was tallied is compared by: its own columns, so that nothing is kept twice. */
export function recordOf(columns: CaseColumns, { knowledge, prompt, model }: Provenance): RunRecord {
  const ids: string[] = [];
  for (const [id, at] of columns.ids()) ids[at] = id;
  const samples = (at: number) => columns.count("pass", at) + columns.count("fail", at);
  const all = Uint32Array.from({ length: ids.length }, (_, at) => at);
  const records: CaseRecords = {
    size: ids.length,
    id: (at) => ids[at] ?? "",
    verdict: (at) => (columns.count("fail", at) === 0 ? "pass" : (columns.attribution(at) ?? "wrong-answer")),
    passed: (at) => columns.count("pass", at),
    samples,
    leading: columns.leading,
    score: (metric, at) => asWritten(columns.score(metric, at)),
    sample: columns.sample,
  };
  const undecided = ids.filter((_, at) => samples(at) === 0).sort();
  const cases = inOrder(
    records,
    all.filter((at) => samples(at) > 0),
  );
  return { knowledge, prompt, model, cases, undecided };
}

/** As a baseline's file gives it back: what is the same would differ by its rounding else. */
function asWritten(score: number): number {
  return Math.fround(Math.round(score * 1e6) / 1e6);
}
