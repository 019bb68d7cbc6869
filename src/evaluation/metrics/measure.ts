import { quantile } from "./bootstrap.ts";
import type { CaseColumns } from "./case-columns.ts";
import { countsOf } from "./counts.ts";
import { meansOf } from "./mean-interval.ts";
import { MEASURES, METRIC_NAMES, type MetricName } from "./measures.ts";
import { createRandom } from "./random.ts";
import type { Measured, Metrics } from "./summary.ts";

const AVERAGED = METRIC_NAMES.filter((name) => ["share", "mean"].includes(MEASURES[name].kind));

/** Every metric over some cases. @param cases their numbers in the columns @param seed of the bootstrap */
export function measure(columns: CaseColumns, cases: ArrayLike<number>, seed: number): Metrics {
  const scores = AVERAGED.map((name) => columnOf(cases, (at) => scoreOf(columns, name, at)));
  const means = meansOf(scores, createRandom(seed));
  const averaged = AVERAGED.map((name, at): [MetricName, Measured] => {
    const mean = means[at];
    if (!mean) return [name, NOTHING];
    const { low, high, method } = mean.interval;
    const interval = { low: rounded(low), high: rounded(high), method };
    return [name, { value: rounded(mean.value), interval, cases: mean.cases }];
  });
  const counts = countsOf(columns, cases);
  const counted = (value: number): Measured => ({ value, interval: null, cases: cases.length });
  const latencies = columnOf(cases, columns.latency);
  return Object.fromEntries([
    ...averaged,
    ["cost", costOf(columns, cases)],
    ["latency-p50", percentileOf(latencies, 0.5)],
    ["latency-p95", percentileOf(latencies, 0.95)],
    ["stale", counted(counts.stale)],
    ["infrastructure", counted(counts.infrastructure)],
    ["unsupported", counted(counts.unsupported)],
  ]) as Record<MetricName, Measured>;
}

const NOTHING: Measured = { value: null, interval: null, cases: 0 };

function scoreOf(columns: CaseColumns, name: MetricName, at: number): number {
  if (name !== "pass^k") return columns.score(name, at);
  const [passed, failed] = [columns.count("pass", at), columns.count("fail", at)];
  if (passed + failed < 2) return Number.NaN;
  return failed === 0 ? 1 : 0;
}

function columnOf(cases: ArrayLike<number>, read: (at: number) => number): Float32Array {
  const column = new Float32Array(cases.length);
  for (let at = 0; at < cases.length; at++) column[at] = read(cases[at] ?? 0);
  return column;
}

function costOf(columns: CaseColumns, cases: ArrayLike<number>): Measured {
  let sum = 0;
  let known = 0;
  for (let at = 0; at < cases.length; at++) {
    const cost = columns.cost(cases[at] ?? 0);
    if (Number.isNaN(cost)) continue;
    sum += cost;
    known++;
  }
  return known === 0 ? NOTHING : { value: rounded(sum), interval: null, cases: known };
}

function percentileOf(latencies: Float32Array, share: number): Measured {
  const known = latencies.filter((latency) => !Number.isNaN(latency));
  if (known.length === 0) return NOTHING;
  return { value: rounded(quantile(known, share)), interval: null, cases: known.length };
}

/** What is compared with a threshold is what is printed, and thirds that add up to one are one. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
