import type { StopSignal } from "../../cli/stop-signal.ts";
import type { Repeat } from "../baseline/baseline.ts";
import type { LoadtestOptions } from "../loadtest-options.ts";
import type { Prepared } from "../prepare/prepare.ts";
import { durationText, shareText } from "../report/figures.ts";
import type { LoadResult, RepeatResult } from "../report/load-result.ts";
import type { LoadScenario } from "../scenario/load-scenario.ts";
import { planOf } from "../scenario/plan/plan.ts";
import { pushWatch } from "../view/push-watch.ts";
import { showLoad } from "../view/show-load.ts";
import { openScenarioBot } from "./open-scenario-bot.ts";
import { runKnee } from "./run-knee.ts";
import { runRepeats } from "./run-repeats.ts";
import type { Watch } from "./standing.ts";
import { systemStopwatch } from "./stopwatch.ts";

export interface LoadPut {
  readonly result: LoadResult;
  /** For a baseline. */
  readonly repeats: readonly Repeat[];
  /** Why the figures are none to go by, where they are not. */
  readonly lack?: string | undefined;
}

/** Puts the load on as it was asked for: once or several times, or more and more until the bot gives in. */
export async function putLoad(
  options: LoadtestOptions,
  prepared: Prepared,
  { signal }: StopSignal,
): Promise<LoadPut> {
  const ports = {
    ...{ prepared, stopwatch: systemStopwatch, signal, watches: await watchesOf(options, prepared) },
    openBot: (scenario: LoadScenario) => openScenarioBot(options, scenario, signal),
  };
  const say = (line: string) => void (options.reports.quiet || options.errors.write(`${line}\n`));
  if (options.knee) {
    const from = firstRate(prepared.scenario);
    const result = await runKnee({ ...ports, ...options.knee, from, onProbe: say });
    return { result, repeats: [], lack: "a search for the knee is no run to compare with" };
  }
  return runRepeats({
    ...ports,
    times: options.repeat,
    onRepeat: (number, made) => say(`run ${number} of ${options.repeat}  ${repeatText(made)}`),
  });
}

async function watchesOf(
  { env, input, output, errors, reports, knee }: LoadtestOptions,
  { target }: Prepared,
): Promise<Watch[]> {
  const { json, push } = reports;
  // Of a search its probes are told, each on a line.
  const quiet = reports.quiet || (knee !== undefined && !output.isTTY);
  // As by the keyboard of any other program: the first ends it in order, the second at once.
  const interrupt = () => void process.emit("SIGINT");
  return [
    await showLoad({ env, input, output, errors, json, quiet, onStop: interrupt, onEnd: interrupt }),
    ...(push === undefined ? [] : [pushWatch({ url: push, target, errors })]),
  ];
}

/** What the scenario itself asks is where a search begins. */
function firstRate(scenario: LoadScenario): number {
  return Math.max(LEAST_RATE, planOf(scenario).peakPerSecond);
}

const LEAST_RATE = 0.1;

function repeatText({ verdict, p50, p95, p99, errors }: RepeatResult): string {
  return `${verdict}  p(50) ${durationText(p50)}, p(95) ${durationText(p95)}, p(99) ${durationText(p99)}, errors ${shareText(errors)}`;
}
