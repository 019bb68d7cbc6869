import { SLOW_AFTER_SECONDS } from "../objectives.ts";
import { JOBS } from "../scrape-jobs.ts";

export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
}

/** The windows over which what is bad is recorded. */
const MINUTES = { "5m": 5, "30m": 30, "1h": 60, "2h": 120, "6h": 360, "1d": 1_440, "3d": 4_320 } as const;
export type Window = keyof typeof MINUTES;
export const WINDOWS = Object.keys(MINUTES) as Window[];

/**
 * 1 while a process that takes questions in is ready, 0 while none is, also where there is none to be scraped. A process
 * that answers the scrape and has lost Slack or Postgres is not.
 */
const UP: RecordingRule = {
  record: "ledger:up:max",
  expr: `max(ledger_bot_ready{job="${JOBS.bot}",role=~"all|gateway"}) or vector(0)`,
};

/** A question that was given up got no answer at all, so it is no answer that failed, and counts beside them. */
const LOST = 'ledger_bot_errors_total{error_type="given_up"}';
const FAILED = 'ledger_bot_answers_total{outcome="failed"}';

/** Prometheus 3 writes a bucket's bound of 5 as 5.0, Prometheus 2 as 5. */
const IN_TIME = `ledger_bot_response_time_seconds_bucket{le=~"${SLOW_AFTER_SECONDS}(\\\\.0)?"}`;

const sumOf = (counter: string, window: Window) => `sum(rate(${counter}[${window}]))`;
const countOf = (counter: string, window: Window) => `sum(increase(${counter}[${window}]))`;
const orNone = (expr: string) => `(${expr} or vector(0))`;

/** A Prometheus that has just begun to look has seen minutes of a window of days, and what it did not see was not bad. */
const seenOf = (window: Window) =>
  `clamp_max(${orNone(`count_over_time(ledger:up:max[${window}:1m])`)} / ${MINUTES[window]}, 1)`;

const bad = (window: Window): readonly RecordingRule[] => [
  {
    record: `ledger:unavailable:ratio_${window}`,
    expr: `(1 - avg_over_time(ledger:up:max[${window}])) * ${seenOf(window)}`,
  },
  {
    record: `ledger:slow:ratio_${window}`,
    expr: `1 - ${sumOf(IN_TIME, window)} / ${sumOf("ledger_bot_response_time_seconds_count", window)}`,
  },
  {
    record: `ledger:errors:ratio_${window}`,
    expr:
      `(${orNone(sumOf(FAILED, window))} + ${orNone(sumOf(LOST, window))})` +
      ` / (${sumOf("ledger_bot_answers_total", window)} + ${orNone(sumOf(LOST, window))})`,
  },
  {
    record: `ledger:slow:count_${window}`,
    expr: `${countOf("ledger_bot_response_time_seconds_count", window)} - ${countOf(IN_TIME, window)}`,
  },
  {
    record: `ledger:errors:count_${window}`,
    expr: `${orNone(countOf(FAILED, window))} + ${orNone(countOf(LOST, window))}`,
  },
];

const p95 = (histogram: string, by = "le") =>
  `histogram_quantile(0.95, sum by (${by}) (rate(${histogram}_bucket[5m])))`;

const QUANTILES: readonly RecordingRule[] = [
  { record: "ledger:response_time_seconds:p95_5m", expr: p95("ledger_bot_response_time_seconds") },
  { record: "ledger:ack_time_seconds:p95_5m", expr: p95("ledger_bot_ack_time_seconds") },
  { record: "ledger:llm_response_time_seconds:p95_5m", expr: p95("llm_response_time_seconds", "model, le") },
];

export const RECORDING_RULES: readonly RecordingRule[] = [UP, ...QUANTILES, ...WINDOWS.flatMap(bad)];
