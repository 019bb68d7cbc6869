import {
  type CaseRecord,
  type CaseRecords,
  collectRecords,
  recordAt,
} from "../../../src/evaluation/baseline/case-records.ts";
import type { RunRecord } from "../../../src/evaluation/baseline/run-record.ts";

export function passed(of: Partial<CaseRecord> = {}): CaseRecord {
  return { verdict: "pass", passed: 1, samples: 1, scores: {}, ...of };
}

export function failed(of: Partial<CaseRecord> = {}): CaseRecord {
  return { verdict: "wrong-answer", passed: 0, samples: 1, scores: {}, ...of };
}

/** A run of these cases, with ids by their place. */
export function runOf(cases: readonly CaseRecord[], of: Partial<RunRecord> = {}): RunRecord {
  return { knowledge: "k1", prompt: "p1", model: "extractive", cases: casesOf(cases), undecided: [], ...of };
}

export function casesOf(cases: readonly CaseRecord[]): CaseRecords {
  return recordsOf(cases.map((record, at) => [`q${String(at).padStart(4, "0")}`, record]));
}

export function recordsOf(named: Iterable<readonly [string, CaseRecord]>): CaseRecords {
  const collector = collectRecords();
  for (const [id, record] of named) collector.add(id, record);
  return collector.records();
}

/** As they stand in a baseline. */
export function entriesOf(cases: CaseRecords): [string, CaseRecord][] {
  return Array.from({ length: cases.size }, (_, at) => [cases.id(at), recordAt(cases, at)]);
}

export function times(count: number, record: CaseRecord): CaseRecord[] {
  return Array.from({ length: count }, () => record);
}
