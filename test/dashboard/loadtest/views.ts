import type { LoadTimes, LoadView } from "../../../src/dashboard/loadtest/load-view.ts";

const times = (p50: number, p95: number, p99: number): LoadTimes => ({ p50, p95, p99 });

/** A run in which everything has something to say. */
export function aView(over: Partial<LoadView> = {}): LoadView {
  return {
    scenario: "month-end-peak",
    stage: "peak",
    elapsedMs: 72_000,
    plannedMs: 300_000,
    rate: { planned: 50, achieved: 48.2 },
    answered: 3_406,
    inFlight: 12,
    dropped: 7,
    times: {
      answer: { now: times(812, 1_420, 2_310), overall: times(790, 1_180, 2_050) },
      firstText: { now: times(310, 640, 820), overall: times(300, 590, 800) },
      ack: { now: times(4.2, 9.1, 14.4), overall: times(4, 8.7, 13) },
    },
    errors: { rate: 0.0042, reasons: { "timed-out": 11, "the model answered 503": 3 } },
    checks: {
      "right thread": { passes: 3_406, fails: 0 },
      "right source": { passes: 3_401, fails: 5 },
    },
    thresholds: [
      { threshold: "errors:rate<0.01", value: 0.0042, unit: "share", crossed: false },
      { threshold: "answer_duration:p(95)<1000", value: 1_180, unit: "ms", crossed: true },
      { threshold: "llm_cost_usd:count<5", value: null, unit: "USD", crossed: false },
    ],
    resources: { queue: 3, cpu: 0.42, memoryBytes: 210 * 2 ** 20, costUsd: 0.0123 },
    invalid: [],
    series: Array.from({ length: 72 }, (_, at) => ({ rate: Math.min(50, at + 1), p95: 400 + at * 14 })),
    ...over,
  };
}

/** A run of which nothing is known yet. */
export function anEmptyView(): LoadView {
  const none = { p50: null, p95: null, p99: null };
  return {
    scenario: "steady",
    stage: null,
    elapsedMs: 0,
    plannedMs: null,
    rate: { planned: null, achieved: null },
    answered: 0,
    inFlight: 0,
    dropped: 0,
    times: {
      answer: { now: none, overall: none },
      firstText: { now: none, overall: none },
      ack: { now: none, overall: none },
    },
    errors: { rate: null, reasons: {} },
    checks: {},
    thresholds: [],
    resources: { queue: null, cpu: null, memoryBytes: null, costUsd: null },
    invalid: [],
    series: [],
  };
}
