import { ATTRIBUTIONS, type Attribution } from "../judge/verdict.ts";
import { createColumn } from "../metrics/column.ts";
import { type MetricName, SCORED } from "../metrics/measures.ts";

/** What a baseline keeps of a case. */
export interface CaseRecord {
  /** It passes where each of its samples does. */
  readonly verdict: "pass" | Attribution;
  readonly passed: number;
  readonly samples: number;
  /** How many samples passed before the first that did not; there where some passed and some did not. */
  readonly leading?: number;
  /** The means over the samples; metrics that say nothing of the case are absent. */
  readonly scores: Readonly<Partial<Record<MetricName, number>>>;
}

/** Records of many cases, each by its place in the order of their ids, A to Z. Numbers, and no object for each of them. */
export interface CaseRecords {
  readonly size: number;
  id(at: number): string;
  verdict(at: number): CaseRecord["verdict"];
  passed(at: number): number;
  samples(at: number): number;
  /** How many samples passed before the first that did not. */
  leading(at: number): number;
  /** NaN where the metric says nothing of the case. */
  score(metric: MetricName, at: number): number;
  /** Whether a sample passed, counted from 1; undefined where nothing is known of it, as in a baseline's file. */
  sample?(sample: number, at: number): boolean | undefined;
}

export interface RecordCollector {
  add(id: string, record: CaseRecord): void;
  /** All that came so far. */
  records(): CaseRecords;
}

export function collectRecords(): RecordCollector {
  const ids: string[] = [];
  const [verdicts, passes, samples, leading] = [
    createColumn(),
    createColumn(),
    createColumn(),
    createColumn(),
  ];
  const scores = new Map(SCORED.map((name) => [name, createColumn()]));
  return {
    add(id, record) {
      const at = ids.push(id) - 1;
      verdicts.set(at, VERDICTS.indexOf(record.verdict));
      passes.set(at, record.passed);
      samples.set(at, record.samples);
      leading.set(at, record.leading ?? (record.verdict === "pass" ? record.samples : 0));
      for (const name of SCORED) {
        const score = record.scores[name];
        if (score !== undefined) scores.get(name)?.set(at, score);
      }
    },
    records: () =>
      inOrder(
        {
          size: ids.length,
          id: (at) => ids[at] ?? "",
          verdict: (at) => VERDICTS[verdicts.sum(at)] ?? "pass",
          passed: passes.sum,
          samples: samples.sum,
          leading: leading.sum,
          score: (metric, at) => scores.get(metric)?.sum(at) ?? Number.NaN,
        },
        Uint32Array.from({ length: ids.length }, (_, at) => at),
      ),
  };
}

const VERDICTS = ["pass", ...ATTRIBUTIONS] as const;

/** Some of the records, by their ids. */
export function inOrder(records: CaseRecords, chosen: Uint32Array): CaseRecords {
  const places = chosen.toSorted((one, other) => (records.id(one) < records.id(other) ? -1 : 1));
  const from = (at: number) => places[at] ?? places.length;
  const { sample } = records;
  return {
    size: places.length,
    id: (at) => records.id(from(at)),
    verdict: (at) => records.verdict(from(at)),
    passed: (at) => records.passed(from(at)),
    samples: (at) => records.samples(from(at)),
    leading: (at) => records.leading(from(at)),
    score: (metric, at) => records.score(metric, from(at)),
    ...(sample && { sample: (number, at) => sample(number, from(at)) }),
  };
}

/** Where the case of that id stands; undefined where it is not there. */
export function placeOf(records: CaseRecords, id: string): number | undefined {
  let [first, behind] = [0, records.size];
  while (first < behind) {
    const middle = Math.floor((first + behind) / 2);
    if (records.id(middle) < id) first = middle + 1;
    else behind = middle;
  }
  return first < records.size && records.id(first) === id ? first : undefined;
}

/** One of them, as it is written. */
export function recordAt(records: CaseRecords, at: number): CaseRecord {
  const [passed, samples] = [records.passed(at), records.samples(at)];
  const scores = SCORED.flatMap((name) => {
    const score = records.score(name, at);
    return Number.isNaN(score) ? [] : [[name, Math.round(score * 1e6) / 1e6]];
  });
  return {
    verdict: records.verdict(at),
    passed,
    samples,
    ...(passed > 0 && passed < samples && { leading: records.leading(at) }),
    scores: Object.fromEntries(scores),
  };
}
