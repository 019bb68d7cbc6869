import type {
  LoadPoint,
  LoadThreshold,
  LoadTimes,
  LoadView,
  TimeName,
} from "../../dashboard/loadtest/load-view.ts";
import type { Figures, RecentTrend, Series } from "../measure/figures.ts";
import { unitOf } from "../report/metric-groups.ts";
import type { Standing } from "../run/standing.ts";
import type { JudgedLoadThreshold } from "../thresholds/judge.ts";
import type { RateOf } from "./last-rates.ts";

/** What no single standing tells. */
export interface LookedOn {
  /** Of one core; null where it is not known. */
  readonly cpu: number | null;
  readonly rateOf: RateOf;
}

const NOT_LOOKED_ON: LookedOn = { cpu: null, rateOf: () => null };

/** What the live view shows of a run. */
export function loadViewOf(standing: Standing, { cpu, rateOf }: LookedOn = NOT_LOOKED_ON): LoadView {
  const { scenario, stage, elapsedMs, plannedMs, rates, inFlight, figures, judged, reading, invalid } =
    standing;
  const { questions, errors, dropped, llm_cost_usd } = figures.metrics;
  return {
    ...{ scenario, stage, elapsedMs, plannedMs, inFlight, invalid },
    rate: { planned: rates.planned, achieved: rates.sent },
    // k6's rate counts as a pass what was so, here an error.
    answered: (questions.count ?? 0) - errors.passes,
    dropped: dropped.count ?? 0,
    times: timesOf(figures),
    errors: { rate: errors.rate, reasons: figures.reasons },
    checks: figures.checks,
    thresholds: judged.map(thresholdOf),
    resources: {
      queue: reading.waiting ?? null,
      cpu,
      memoryBytes: reading.memoryBytes ?? null,
      costUsd: llm_cost_usd.count,
    },
    series: pointsOf(figures.series, elapsedMs, rateOf),
  };
}

function timesOf({ metrics, recent }: Figures): LoadView["times"] {
  const both = (name: keyof Figures["recent"]) => ({
    now: percentilesOf(recent[name]),
    overall: percentilesOf(metrics[name]),
  });
  return {
    answer: both("answer_duration"),
    firstText: both("first_text"),
    ack: both("ack_duration"),
  } satisfies Record<TimeName, unknown>;
}

function percentilesOf({ med, "p(95)": p95, "p(99)": p99 }: RecentTrend): LoadTimes {
  return { p50: med, p95, p99 };
}

function thresholdOf({ threshold, metric, figure, value, crossed }: JudgedLoadThreshold): LoadThreshold {
  const unit = unitOf(metric);
  // How many durations there are is no duration.
  return { threshold, value, crossed, unit: unit === "ms" && figure === "count" ? "count" : unit };
}

/** The slice that goes on has not had its full count yet. */
function pointsOf({ widthMs, buckets }: Series, elapsedMs: number, rateOf: RateOf): readonly LoadPoint[] {
  return buckets
    .filter(({ atMs }) => atMs + widthMs <= elapsedMs)
    .map(({ atMs, sent, answer_duration: times }) => ({
      rate: rateOf(atMs, atMs + widthMs) ?? (sent * 1_000) / widthMs,
      p95: times["p(95)"],
    }));
}
