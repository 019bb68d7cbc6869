import { ATTRIBUTIONS, type Attribution } from "../judge/verdict.ts";
import type { Result } from "../result.ts";
import { createColumn } from "./column.ts";
import { type MetricName, SCORED } from "./measures.ts";
import { createSampleBits } from "./sample-bits.ts";

/** What is kept of a case: numbers only, whatever its texts. */
export interface CaseColumns {
  /** How many cases there are. */
  readonly size: () => number;
  /** Notes a result, and returns the number of its case, from 0. */
  add(result: Result): number;
  /** The mean of a score over the samples of a case; NaN where it has none. */
  score(metric: MetricName, at: number): number;
  /** The sum over the samples; NaN where it is known of none. */
  cost(at: number): number;
  latency(at: number): number;
  count(kind: CountedKind, at: number): number;
  /** How many of its samples with a verdict passed before the first that did not. */
  leading(at: number): number;
  /** Whether a sample passed, counted from 1; undefined where it has no verdict, or is behind those that are kept. */
  sample(sample: number, at: number): boolean | undefined;
  /** What its last failure came from; undefined where it never failed. */
  attribution(at: number): Attribution | undefined;
  /** Each id with the number of its case, in the order of their coming. */
  ids(): Iterable<readonly [id: string, at: number]>;
}

export const COUNTED = [
  "pass",
  "fail",
  "stale-cassette",
  "infrastructure",
  "unsupported",
  "unknown-cost",
] as const;
export type CountedKind = (typeof COUNTED)[number];

export function createCaseColumns(): CaseColumns {
  const numbers = new Map<string, number>();
  const scores = new Map(["pass", ...SCORED].map((name) => [name, createColumn()]));
  const counts = new Map(COUNTED.map((kind) => [kind, createColumn()]));
  const costs = createColumn();
  const latencies = createColumn();
  const attributions = createColumn();
  const leading = createColumn();
  const samples = createSampleBits();
  return {
    size: () => numbers.size,
    ids: () => numbers.entries(),
    add(result) {
      const { verdict, observation } = result;
      const at = numbers.get(result.case.id) ?? numbers.size;
      numbers.set(result.case.id, at);
      counts.get(verdict.kind)?.add(at, 1);
      if (observation) {
        if (observation.costUsd === null) counts.get("unknown-cost")?.add(at, 1);
        else costs.add(at, observation.costUsd);
        if (observation.recordedLatencyMs !== null) latencies.add(at, observation.recordedLatencyMs);
      }
      if (verdict.kind !== "pass" && verdict.kind !== "fail") return at;
      if (verdict.kind === "fail") attributions.set(at, ATTRIBUTIONS.indexOf(verdict.attribution));
      const passes = verdict.kind === "pass";
      if (passes && !counts.get("fail")?.sum(at)) leading.add(at, 1);
      samples.set(at, result.sample, passes);
      scores.get("pass")?.add(at, passes ? 1 : 0);
      for (const name of SCORED) {
        const score = result.scores[name];
        if (score !== null && score !== undefined) scores.get(name)?.add(at, score);
      }
      return at;
    },
    score: (metric, at) => scores.get(metric)?.mean(at) ?? Number.NaN,
    cost: (at) => costs.sum(at),
    latency: (at) => latencies.mean(at),
    count: (kind, at) => counts.get(kind)?.sum(at) || 0,
    leading: (at) => leading.sum(at) || 0,
    sample: samples.get,
    attribution: (at) => ATTRIBUTIONS[attributions.sum(at)],
  };
}
