import type { ExecutorOutcome } from "../executors/executor.ts";
import { createMeasurement, type Measurement } from "../measure/measurement.ts";
import type { Sample } from "../measure/sample.ts";
import type { RunEnd } from "../report/load-result.ts";
import { readBot } from "../resources/read-bot.ts";
import type { StageUse } from "../resources/stage-use.ts";
import type { LoadScenario } from "../scenario/load-scenario.ts";
import { createTarget } from "../targets/create-target.ts";
import type { OpenBot, TargetName } from "../targets/open-bot.ts";
import type { Target } from "../targets/target.ts";
import { percentilesWanted } from "../thresholds/figure-of.ts";
import type { FixedThreshold } from "../thresholds/load-threshold.ts";
import { watchEventLoop } from "../validity/event-loop.ts";
import type { Generated } from "../validity/what-makes-invalid.ts";
import { generateLoad } from "./generate-load.ts";
import { createRateWatch } from "./rate-watch.ts";
import { createRunEnding, type RunEnding } from "./run-ending.ts";
import { runTimes } from "./run-times.ts";
import type { Watch } from "./standing.ts";
import type { Stopwatch } from "./stopwatch.ts";
import { watchBot } from "./watch-bot.ts";
import { watchRun } from "./watch-run.ts";

export interface LoadRun {
  readonly scenario: LoadScenario;
  readonly target: Exclude<TargetName, "ceiling">;
  readonly thresholds: readonly FixedThreshold[];
  readonly bot: OpenBot;
  /** Whether another run follows on the same bot; else it is stopped, so that nothing comes after the end. */
  readonly keepBot?: boolean;
  readonly stopwatch: Stopwatch;
  /** Somebody wants it to end. */
  readonly signal: AbortSignal;
  readonly watches: readonly Watch[];
}

/** What was done and seen in a run, however it ended. */
export interface MadeRun {
  readonly startedAt: Date;
  /** Until the last question was due, or the run was ended, in milliseconds. */
  readonly ranMs: number;
  readonly end: RunEnd;
  readonly outcomes: readonly ExecutorOutcome[];
  readonly measurement: Measurement;
  readonly generator: Omit<Generated, "planned" | "sent" | "dropped">;
  /** By the name of the stage. */
  readonly use: ReadonlyMap<string, StageUse>;
}

/** Puts the scenario's load on a bot, and measures what comes back. */
export async function runLoad(run: LoadRun): Promise<MadeRun> {
  const { scenario, thresholds, bot, stopwatch } = run;
  const times = runTimes(scenario);
  // The first question may be answered before the bot has told of itself for the first time.
  const before = await readBot(bot);
  const [startedAt, beginAt] = [new Date(), stopwatch.now()];
  const measurement = measurementOf(run, beginAt, times.endsAfterMs);
  const ending = createRunEnding({ stopped: run.signal, broken: bot.broken });
  const target = targetOf(run, measurement, ending);
  const rates = createRateWatch(stopwatch.now);
  const eventLoop = watchEventLoop();
  const botWatch = watchBot({
    ...{ bot, before, stopwatch, stageAt: (moment) => times.stageAt(moment - beginAt) },
    // Over HTTP each answer tells its own.
    ...(run.target === "slack" && { onCost: measurement.addCost }),
  });
  const stopWatching = watchRun(
    { scenario, thresholds, measurement, rates, times, target, stopwatch, beginAt, eventLoop, bot: botWatch },
    { watches: run.watches, onFatal: ending.endByThreshold },
  );
  try {
    const { signal } = ending;
    bot.beginFaults();
    const outcomes = await generateLoad({ scenario, target, measurement, rates, stopwatch, beginAt, signal });
    const ranMs = measurement.allDue();
    await botWatch.stop();
    if (!run.keepBot) await bot.stopBot();
    await target.settle();
    return {
      ...{ startedAt, ranMs, outcomes, measurement, end: ending.end(), use: botWatch.stages() },
      generator: {
        sendLagP99: measurement.figures().metrics.send_lag["p(99)"] ?? Number.NaN,
        objectiveP95: scenario.objectives.answerP95Ms,
        eventLoopBusy: eventLoop.busiest(),
      },
    };
  } finally {
    ending.release();
    eventLoop.stop();
    await botWatch.stop();
    await target.stop();
    await stopWatching();
  }
}

function measurementOf(
  { scenario, thresholds, stopwatch }: LoadRun,
  begin: number,
  dueForMs: number,
): Measurement {
  return createMeasurement({
    ...{ now: stopwatch.now, begin, dueForMs, timeoutMs: scenario.deadlineMs },
    objectiveMs: scenario.objectives.answerP95Ms,
    percentiles: percentilesWanted(thresholds),
  });
}

function targetOf(
  { target, bot, scenario, stopwatch }: LoadRun,
  { add, turnCheck }: Measurement,
  { cutShort }: RunEnding,
): Target {
  const sample = (given: Sample) => void (cutShort(given) || add(given));
  const late = (check: string, of: Sample) => void (cutShort(of) || turnCheck(check, of));
  return createTarget(target, bot, { timeoutMs: scenario.deadlineMs }, { stopwatch, sample, late });
}
