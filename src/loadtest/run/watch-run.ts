import type { Measurement } from "../measure/measurement.ts";
import type { LoadScenario } from "../scenario/load-scenario.ts";
import type { Target } from "../targets/target.ts";
import { type JudgedLoadThreshold, judgeLoadThresholds } from "../thresholds/judge.ts";
import type { FixedThreshold } from "../thresholds/load-threshold.ts";
import { watchThresholds } from "../thresholds/watch-thresholds.ts";
import type { EventLoopWatch } from "../validity/event-loop.ts";
import { whatMakesInvalid } from "../validity/what-makes-invalid.ts";
import type { RateWatch } from "./rate-watch.ts";
import type { RunTimes } from "./run-times.ts";
import type { Standing, Watch } from "./standing.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { BotWatch } from "./watch-bot.ts";

/** The parts of a run that is under way. */
export interface RunUnderWay {
  readonly scenario: LoadScenario;
  readonly thresholds: readonly FixedThreshold[];
  readonly measurement: Measurement;
  readonly rates: RateWatch;
  readonly times: RunTimes;
  readonly target: Pick<Target, "open">;
  readonly stopwatch: Stopwatch;
  readonly beginAt: number;
  readonly eventLoop: EventLoopWatch;
  readonly bot: Pick<BotWatch, "reading">;
}

export interface RunWatching {
  readonly watches: readonly Watch[];
  /** Told of a threshold that ends the run. */
  onFatal(crossed: JudgedLoadThreshold): void;
}

/** Judges a run while it goes on, and shows it to those who watch. Its result ends that. */
export function watchRun(run: RunUnderWay, { watches, onFatal }: RunWatching): () => Promise<void> {
  const { thresholds, measurement, stopwatch } = run;
  const over = new AbortController();
  const standing = () => standingOf(run);
  const judging = watchThresholds({
    ...{ thresholds, stopwatch, figures: measurement.figures, signal: over.signal },
  }).then((fatal) => fatal && onFatal(fatal));
  const ends = watches.map((watch) => watch(standing));
  return async () => {
    over.abort();
    await judging;
    for (const end of ends) await end();
  };
}

function standingOf(run: RunUnderWay): Standing {
  const { scenario, thresholds, measurement, rates, times, target, stopwatch, beginAt, bot } = run;
  const elapsedMs = stopwatch.now() - beginAt;
  const figures = measurement.figures();
  return {
    scenario: scenario.name,
    stage: elapsedMs < times.endsAfterMs ? times.stageAt(elapsedMs) : null,
    elapsedMs,
    plannedMs: times.endsAfterMs,
    rates: rates.lastSecond(),
    inFlight: target.open(),
    figures,
    judged: judgeLoadThresholds(thresholds, figures, "while it runs"),
    reading: bot.reading(),
    invalid: invalidSoFar(run, figures),
  };
}

/** How many were to be sent by now is known at the end only; what was dropped, and was late, is known before. */
function invalidSoFar(
  { scenario, eventLoop }: RunUnderWay,
  { metrics, dropReasons }: ReturnType<Measurement["figures"]>,
): string[] {
  const sent = metrics.questions.count ?? 0;
  const { late = 0, "in-flight": inFlight = 0 } = dropReasons;
  const planned = sent + late + inFlight;
  if (planned === 0) return [];
  return whatMakesInvalid({
    ...{ sent, planned, dropped: { late, "in-flight": inFlight } },
    sendLagP99: metrics.send_lag["p(99)"] ?? Number.NaN,
    objectiveP95: scenario.objectives.answerP95Ms,
    eventLoopBusy: eventLoop.busiest(),
  }).map(({ message }) => message);
}
