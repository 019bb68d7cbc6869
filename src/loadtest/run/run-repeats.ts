import { EXIT_CODES, LedgerError } from "../../core/errors.ts";
import type { Repeat } from "../baseline/baseline.ts";
import { compareRepeats } from "../baseline/compare/compare-repeats.ts";
import type { Prepared } from "../prepare/prepare.ts";
import type { ComparisonResult, LoadResult, RepeatResult, RunEnd } from "../report/load-result.ts";
import { isValid, verdictOf } from "../report/verdict.ts";
import type { LoadScenario } from "../scenario/load-scenario.ts";
import type { OpenBot } from "../targets/open-bot.ts";
import { resultOf } from "./result-of.ts";
import { type MadeRun, runLoad } from "./run-load.ts";
import type { Watch } from "./standing.ts";
import type { Stopwatch } from "./stopwatch.ts";

export interface Repeating {
  readonly prepared: Prepared;
  readonly times: number;
  /** Each run has a bot that has answered nothing yet, so that all are alike. */
  openBot(scenario: LoadScenario): Promise<OpenBot>;
  readonly stopwatch: Stopwatch;
  readonly signal: AbortSignal;
  readonly watches: readonly Watch[];
  /** Told of each but the last. */
  onRepeat(number: number, repeat: RepeatResult): void;
}

export interface RepeatedRun {
  readonly result: LoadResult;
  readonly repeats: readonly Repeat[];
  /** Why the figures are none to go by, where they are not. */
  readonly lack: string | undefined;
}

interface Made {
  readonly result: LoadResult;
  readonly repeat: Repeat;
}

/**
 * Runs the load as often as was asked for, and compares. It ends with the first run that does not come to its end or
 * is invalid.
 *
 * @throws LedgerError, of what the first bot needs to start, or the signal's reason where it came before that
 */
export async function runRepeats(repeating: Repeating): Promise<RepeatedRun> {
  const { prepared, times } = repeating;
  const made: Made[] = [];
  let early: RunEnd | undefined;
  for (;;) {
    const run = await runOnNewBot(repeating).catch((error: unknown) => endBefore(error, made, repeating));
    if ("kind" in run) {
      early = run;
      break;
    }
    const result = resultOf(prepared, run);
    made.push({ result, repeat: repeatOf(run) });
    if (made.length === times || lackOf(result) !== undefined) break;
    repeating.onRepeat(made.length, shortOf(result));
  }
  const result = together(prepared, made, early);
  return { result, repeats: made.map(({ repeat }) => repeat), lack: lackOf(result) };
}

async function runOnNewBot({ prepared, openBot, stopwatch, signal, watches }: Repeating): Promise<MadeRun> {
  const bot = await openBot(prepared.scenario);
  try {
    return await runLoad({ ...prepared, bot, stopwatch, signal, watches });
  } finally {
    await bot.stop();
  }
}

/** What was measured before is told, also where the next run could not begin. @throws what it is given */
function endBefore(error: unknown, { length }: readonly Made[], { times, signal }: Repeating): RunEnd {
  const which = `run ${length + 1} of ${times} was not begun`;
  if (length > 0 && signal.aborted) return { kind: "interrupted", because: which };
  if (length > 0 && error instanceof LedgerError && error.exitCode === EXIT_CODES.unavailable)
    return { kind: "target-down", because: `${which}: ${error.message}` };
  throw error;
}

function repeatOf({ startedAt, measurement }: MadeRun): Repeat {
  const { metrics, byStage, byKind, checks } = measurement.figures();
  return { startedAt: startedAt.toISOString(), figures: { metrics, byStage, byKind, checks } };
}

/** Why a run's figures are none to go by; undefined where they are. */
function lackOf(result: LoadResult): string | undefined {
  if (result.end.kind !== "complete") return "a run did not come to its end";
  return isValid(result) ? undefined : "a run was INVALID";
}

function shortOf(result: LoadResult): RepeatResult {
  const { answer_duration: answers, errors } = result.metrics;
  const times = answers?.kind === "trend" ? answers : undefined;
  return {
    startedAt: result.startedAt,
    verdict: verdictOf(result).kind,
    ...{ p50: times?.med ?? null, p95: times?.["p(95)"] ?? null, p99: times?.["p(99)"] ?? null },
    errors: errors?.kind === "rate" ? errors.rate : null,
  };
}

/** The last run, with what all of them came to. */
function together({ against, scenario }: Prepared, made: readonly Made[], early?: RunEnd): LoadResult {
  const { result } = made.at(-1) as Made;
  const last = early ? { ...result, end: early } : result;
  const repeats = made.map((each) => shortOf(each.result));
  const comparison = against && lackOf(last) === undefined && comparisonWith(against, made, scenario.seed);
  return { ...last, ...(repeats.length > 1 && { repeats }), ...(comparison && { comparison }) };
}

function comparisonWith(
  { place, baseline }: NonNullable<Prepared["against"]>,
  made: readonly Made[],
  seed: number,
): ComparisonResult {
  const before = baseline.repeats.map(({ figures }) => figures);
  const after = made.map(({ repeat }) => repeat.figures);
  return compareRepeats(place.name, before, after, { seed });
}
