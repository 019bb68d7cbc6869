import { durationsOf } from "./durations.ts";
import type { Figures, MetricFigures, RateFigures } from "./figures.ts";
import type { TrendName } from "./metric-table.ts";
import { createRate, type Rate } from "./rate.ts";
import { createReasons } from "./reasons.ts";
import { createRecent } from "./recent.ts";
import { isError, isRight, type Sample } from "./sample.ts";
import { createSeries } from "./series.ts";
import { type Cost, createTally, type Measured, type Tally } from "./tally.ts";

/** What a load test measures while it runs, in a size that does not grow with the number of questions. */
export interface Measurement {
  /** Takes in a question that is over. */
  add(sample: Sample): void;
  /** Takes in a check that is known only after its question was added. */
  addCheck(name: string, passed: boolean, of: Pick<Sample, "kind" | "stage">): void;
  /**
   * Takes in that a check that held in a sample does so no longer, as where a second answer came late. The question
   * counts as not rightly answered from then on, in all parts of the run.
   * @param of the sample, as it was added
   */
  turnCheck(name: string, of: Sample): void;
  /** Takes in arrivals that were planned and never sent. */
  addDropped(count: number, of?: Dropped): void;
  /** Takes in a cost that is told by the bot and not by the question. */
  addCost(cost: Cost, stage?: string): void;
  /**
   * Says that no question falls due any more, where that is before its time. The counters' rates are of the time until
   * then, which it gives in milliseconds.
   */
  allDue(): number;
  /** A snapshot. It works out only what changed since the one before. */
  figures(): Figures;
  /** Percentiles of a trend of the whole run at shares from 0 to 100, in milliseconds, for a plot. */
  percentiles(metric: TrendName, shares: readonly number[]): (number | null)[];
}

export interface Dropped extends Pick<Sample, "kind" | "stage" | "plannedAt"> {
  /** One of a few words. */
  readonly reason: string;
}

export interface MeasurementOptions {
  /** The stopwatch, in milliseconds. */
  now(): number;
  /** The run's begin on the stopwatch. */
  readonly begin: number;
  /** How long questions fall due from the begin on, in milliseconds; without end by default. */
  readonly dueForMs?: number | undefined;
  /** How long a question is waited for, in milliseconds. */
  readonly timeoutMs: number;
  /** The longest answer that counts as good, in milliseconds; the time-out where there is no objective. */
  readonly objectiveMs?: number | undefined;
  /** Percentiles beside p(90), p(95) and p(99), from 0 to 100. */
  readonly percentiles?: readonly number[] | undefined;
  /** Slices of the series at most. */
  readonly slices?: number | undefined;
}

const MOST_SLICES = 300;

export function createMeasurement(options: MeasurementOptions): Measurement {
  const { now, begin, timeoutMs, objectiveMs = timeoutMs, percentiles = [], slices = MOST_SLICES } = options;
  const total = createTally(percentiles);
  const stages = createParts(() => createTally(percentiles));
  const kinds = createParts(() => createTally(percentiles));
  const checks = createParts(createRate);
  const outcomes = createReasons();
  const kindOutcomes = createParts(() => createReasons());
  const dropReasons = createReasons();
  const reasons = createReasons();
  const series = createSeries(slices);
  const recent = createRecent(now);
  const partsOf = ({ stage, kind }: Pick<Sample, "kind" | "stage">): readonly Tally[] => [
    total,
    stages.of(stage),
    kinds.of(kind),
  ];
  const measuredOf = (sample: Sample): Measured => {
    const durations = durationsOf(sample, { now: now(), timeoutMs });
    const good = isRight(sample) && (durations.answer_duration ?? Number.POSITIVE_INFINITY) <= objectiveMs;
    return { sample, durations, good };
  };
  let { dueForMs = Number.POSITIVE_INFINITY } = options;
  const dueMs = () => Math.min(now() - begin, dueForMs);

  return {
    add(sample) {
      const measured = measuredOf(sample);
      const { durations } = measured;
      for (const part of partsOf(sample)) part.add(measured);
      for (const [name, passed] of Object.entries(sample.checks)) checks.of(name).add(passed);
      recent.add(durations);
      outcomes.add(sample.outcome);
      kindOutcomes.of(sample.kind).add(sample.outcome);
      if (isError(sample)) reasons.add(sample.error ?? sample.outcome);
      const planned = series.at(sample.plannedAt - begin);
      planned.addPlanned(durations, isError(sample));
      if (sample.costUsd !== undefined) planned.count("costUsd", sample.costUsd);
      series.at(sample.sentAt - begin).count("sent", 1);
      series.at((sample.endedAt ?? now()) - begin).count("ended", 1);
    },
    addCheck(name, passed, of) {
      for (const part of partsOf(of)) part.addCheck(passed);
      checks.of(name).add(passed);
    },
    turnCheck(name, of) {
      const { good } = measuredOf(of);
      for (const part of partsOf(of)) part.turnCheck(good);
      checks.of(name).turn();
    },
    addDropped(count, of) {
      for (const part of of ? partsOf(of) : [total]) part.addDropped(count);
      if (of) dropReasons.add(of.reason, count);
      series.at((of?.plannedAt ?? now()) - begin).count("dropped", count);
    },
    addCost(cost, stage) {
      for (const part of stage === undefined ? [total] : [total, stages.of(stage)]) part.addCost(cost);
      series.at(now() - begin).count("costUsd", cost.usd ?? 0);
    },
    allDue() {
      dueForMs = dueMs();
      return dueForMs;
    },
    figures() {
      const figuresOf = (tally: Tally): MetricFigures => tally.figures(dueMs() / 1_000);
      return {
        elapsedMs: now() - begin,
        metrics: figuresOf(total),
        byStage: stages.mapped(figuresOf),
        byKind: kinds.mapped(figuresOf),
        outcomes: outcomes.counts(),
        outcomesByKind: kindOutcomes.mapped((each) => each.counts()),
        dropReasons: dropReasons.counts(),
        reasons: reasons.counts(),
        checks: checks.mapped((rate: Rate): RateFigures => rate.figures()),
        series: series.figures(),
        recent: recent.figures(),
      };
    },
    percentiles: (metric, shares) => total.trends[metric].histogram.percentiles(shares),
  };
}

/** Parts by name, each made when it is first asked for. */
function createParts<Part>(create: () => Part) {
  const parts = new Map<string, Part>();
  return {
    of(name: string): Part {
      const part = parts.get(name) ?? create();
      parts.set(name, part);
      return part;
    },
    mapped: <To>(map: (part: Part) => To): Record<string, To> =>
      Object.fromEntries(Array.from(parts, ([name, part]) => [name, map(part)])),
  };
}
