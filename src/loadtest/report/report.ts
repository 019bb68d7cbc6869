import type { AskedAll } from "../run/ask-on-schedule.ts";
import type { CheckResult } from "../run/checks.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { evaluate, type ThresholdResult } from "../thresholds/evaluate.ts";
import type { Threshold } from "../thresholds/threshold.ts";
import { type Trend, trendOf } from "../trend.ts";
import { whatMakesInvalid } from "./validity.ts";

export interface TrendFigures {
  readonly avg: number;
  readonly min: number;
  readonly med: number;
  readonly max: number;
  readonly "p(90)": number;
  readonly "p(95)": number;
  readonly "p(99)": number;
}

/** What `--json` prints. Durations are in milliseconds, rates from 0 to 1. */
export interface LoadtestReport {
  readonly scenario: string;
  /** `invalid` means that the figures are none of the bot's: the generator did not keep its schedule. */
  readonly outcome: "passed" | "crossed" | "invalid";
  readonly invalid: readonly string[];
  readonly load: {
    readonly executor: string;
    readonly rate: number;
    readonly timeUnitMs: number;
    readonly durationMs: number;
  };
  readonly questions: { readonly planned: number; readonly sent: number; readonly answered: number };
  readonly metrics: {
    readonly answer_duration: TrendFigures;
    readonly ack_duration: TrendFigures;
    readonly send_lag: TrendFigures;
    readonly checks: { readonly rate: number; readonly passes: number; readonly fails: number };
  };
  readonly checks: readonly CheckResult[];
  readonly thresholds: readonly ThresholdResult[];
}

export interface Finished {
  readonly scenario: Scenario;
  readonly asked: AskedAll;
  readonly checks: readonly CheckResult[];
  readonly thresholds: readonly Threshold[];
}

export function reportOf({ scenario, asked, checks, thresholds }: Finished): LoadtestReport {
  const { executor, rate, timeUnitMs, durationMs } = scenario;
  const { questions, planned } = asked;
  const trends = trendsOf(asked);
  const sum = sumOf(checks);
  const results = thresholds.map((threshold) => evaluate(threshold, { trends, checks: sum }));
  const invalid = whatMakesInvalid({ planned, sent: questions.length, sendLag: trends.send_lag });
  return {
    scenario: scenario.name,
    outcome: outcomeOf(invalid, results),
    invalid,
    load: { executor, rate, timeUnitMs, durationMs },
    questions: {
      planned,
      sent: questions.length,
      answered: questions.filter(({ answeredAt }) => answeredAt !== undefined).length,
    },
    metrics: {
      answer_duration: figuresOf(trends.answer_duration),
      ack_duration: figuresOf(trends.ack_duration),
      send_lag: figuresOf(trends.send_lag),
      checks: sum,
    },
    checks,
    thresholds: results,
  };
}

/** From the planned start. What did not come counts as if it had come at the end of the wait: never better than it was. */
function trendsOf({ questions, endedAt }: AskedAll) {
  return {
    answer_duration: trendOf(
      questions.map(({ plannedAt, answeredAt }) => (answeredAt ?? endedAt) - plannedAt),
    ),
    ack_duration: trendOf(
      questions.map(({ plannedAt, acknowledgedAt }) => (acknowledgedAt ?? endedAt) - plannedAt),
    ),
    send_lag: trendOf(questions.map(({ plannedAt, sentAt }) => sentAt - plannedAt)),
  };
}

function sumOf(checks: readonly CheckResult[]) {
  const passes = checks.reduce((sum, check) => sum + check.passes, 0);
  const fails = checks.reduce((sum, check) => sum + check.fails, 0);
  return { rate: passes / (passes + fails), passes, fails };
}

function figuresOf({ avg, min, med, max, percentile }: Trend): TrendFigures {
  return { avg, min, med, max, "p(90)": percentile(90), "p(95)": percentile(95), "p(99)": percentile(99) };
}

function outcomeOf(
  invalid: readonly string[],
  results: readonly ThresholdResult[],
): LoadtestReport["outcome"] {
  if (invalid.length > 0) return "invalid";
  return results.every(({ passed }) => passed) ? "passed" : "crossed";
}
