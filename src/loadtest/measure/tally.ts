import { createCounter } from "./counter.ts";
import type { Durations } from "./durations.ts";
import type { MetricFigures } from "./figures.ts";
import { TREND_NAMES } from "./metric-table.ts";
import { createRate } from "./rate.ts";
import { isError, type Sample } from "./sample.ts";
import { createTrend } from "./trend.ts";

/** One sample with what was worked out of it. */
export interface Measured {
  readonly sample: Sample;
  readonly durations: Durations;
  /** Answered rightly and within the objective. */
  readonly good: boolean;
}

/** All metrics of the run, or of one part of it. */
export interface Tally {
  add(measured: Measured): void;
  addCheck(passed: boolean): void;
  /** `wasGood` where the question counted as rightly answered until then. */
  turnCheck(wasGood: boolean): void;
  addDropped(count: number): void;
  addCost(cost: Cost): void;
  /** @param seconds over which the counters' rates are taken */
  figures(seconds: number): MetricFigures;
  /** The durations' percentiles at any shares. */
  readonly trends: ReturnType<typeof createTrends>;
}

export interface Cost {
  readonly usd?: number | undefined;
  readonly tokens?: number | undefined;
}

/** @param more percentiles beside those that every trend has */
export function createTally(more: readonly number[]): Tally {
  const trends = createTrends(more);
  const rates = { errors: createRate(), checks: createRate(), goodput: createRate() };
  const counters = {
    dropped: createCounter(0),
    questions: createCounter(0),
    llm_cost_usd: createCounter(),
    llm_tokens: createCounter(),
  };
  const tally: Tally = {
    trends,
    add({ sample, durations, good }) {
      for (const name of TREND_NAMES) {
        const duration = durations[name];
        if (duration !== undefined) trends[name].record(duration);
      }
      rates.errors.add(isError(sample));
      rates.goodput.add(good);
      for (const passed of Object.values(sample.checks)) rates.checks.add(passed);
      counters.questions.add(1);
      tally.addCost({ usd: sample.costUsd, tokens: sample.tokens });
    },
    addCheck: rates.checks.add,
    turnCheck(wasGood) {
      rates.checks.turn();
      if (wasGood) rates.goodput.turn();
    },
    addDropped: counters.dropped.add,
    addCost({ usd, tokens }) {
      if (usd !== undefined) counters.llm_cost_usd.add(usd);
      if (tokens !== undefined) counters.llm_tokens.add(tokens);
    },
    figures: (seconds) => ({
      ...mapped(trends, (trend) => trend.figures()),
      ...mapped(rates, (rate) => rate.figures()),
      ...mapped(counters, (counter) => counter.figures(seconds)),
    }),
  };
  return tally;
}

function createTrends(more: readonly number[]) {
  return {
    ack_duration: createTrend(more),
    first_text: createTrend(more),
    answer_duration: createTrend(more),
    service_duration: createTrend(more),
    send_lag: createTrend(more),
  };
}

function mapped<Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  map: (from: From) => To,
): Record<Name, To> {
  const entries = Object.entries<From>(record).map(([name, from]) => [name, map(from)]);
  return Object.fromEntries(entries) as Record<Name, To>;
}
