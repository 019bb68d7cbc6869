import { type StopSignal, stopSignal } from "../cli/stop-signal.ts";
import { EXIT_CODES, LedgerError } from "../core/errors.ts";
import { blessRun } from "./baseline/file/bless.ts";
import { assertWithinCeiling } from "./calibration/assert-within-ceiling.ts";
import { runCeilingTest } from "./ceiling/run-ceiling-test.ts";
import type { LoadtestOptions } from "./loadtest-options.ts";
import { type Prepared, prepare } from "./prepare/prepare.ts";
import type { RunEnd } from "./report/load-result.ts";
import { openReports, type Reports } from "./report/open-reports.ts";
import { toldOnTerminal } from "./report/terminal/told-on-terminal.ts";
import { verdictOf } from "./report/verdict.ts";
import { notBegun } from "./run/not-begun.ts";
import { type LoadPut, putLoad } from "./run/put-load.ts";
import { planLines } from "./scenario/plan/plan-lines.ts";
import { runningBot } from "./targets/open-bot.ts";

/**
 * Runs `ledger loadtest` to its end and returns the exit code. However it ends, everything it started is stopped by then,
 * and what was measured is reported.
 *
 * @throws LedgerError where the scenario, a threshold, the baseline, a report or the target cannot be used
 */
export async function runLoadtest(options: LoadtestOptions): Promise<number> {
  // An address that is refused leaves nothing else to say.
  runningBot(options);
  const stop = stopSignal();
  try {
    return options.target === "ceiling"
      ? await measureCeiling(options, stop.signal)
      : await testLoad(options, await prepare({ ...options, target: options.target }), stop);
  } catch (error) {
    if (stop.signal.aborted) return EXIT_CODES.interrupted;
    throw error;
  } finally {
    stop.release();
  }
}

async function testLoad(options: LoadtestOptions, prepared: Prepared, stop: StopSignal): Promise<number> {
  const reports = await openReports({ ...options, ...options.reports });
  try {
    if (!options.reports.quiet) tell(options, planLines(prepared.scenario.name, prepared.plan));
    const run = await putLoadInReach(options, prepared, stop).catch((error: unknown) =>
      tellNotBegun(reports, prepared, { aborted: stop.signal.aborted, json: options.reports.json }, error),
    );
    if (typeof run === "number") return run;
    const { exitCode } = verdictOf(run.result);
    const fault = await keep(run, prepared, reports);
    if (fault) tell(options, [`ledger loadtest: ${fault.message}`, fault.remedy]);
    return exitCode || (fault?.exitCode ?? exitCode);
  } finally {
    await reports.abandon();
  }
}

async function putLoadInReach(
  options: LoadtestOptions,
  prepared: Prepared,
  stop: StopSignal,
): Promise<LoadPut> {
  const { scenario, target } = prepared;
  await assertWithinCeiling(scenario, target, { ...options, signal: stop.signal });
  return putLoad(options, prepared, stop);
}

/** Reports and blesses a run; what keeps it from that is told beside the result, which is printed already. */
async function keep(run: LoadPut, prepared: Prepared, reports: Reports): Promise<LedgerError | undefined> {
  try {
    await reports.write(run.result);
    if (prepared.bless) await blessRun(prepared.bless, { ...prepared, repeats: run.repeats }, run.lack);
    return undefined;
  } catch (error) {
    if (error instanceof LedgerError) return error;
    throw error;
  }
}

/**
 * What reads the reports is told too that there was nothing to measure. A program that reads the output gets the result, with
 * the fault in it; for people the command prints the fault.
 * @returns the exit code, where all is told
 * @throws the error that is yet to be told
 */
async function tellNotBegun(
  reports: Reports,
  prepared: Prepared,
  { aborted, json }: { readonly aborted: boolean; readonly json: boolean },
  error: unknown,
): Promise<number> {
  const end = aborted ? ({ kind: "interrupted" } as const) : downBy(error);
  if (end === undefined) throw error;
  const result = notBegun(prepared, end);
  await (json ? reports.write : reports.writeFiles)(result);
  if (json) return verdictOf(result).exitCode;
  throw error;
}

function downBy(error: unknown): RunEnd | undefined {
  if (!(error instanceof LedgerError) || error.exitCode !== EXIT_CODES.unavailable) return undefined;
  const { code, message, remedy } = error;
  return { kind: "target-down", because: message, error: { code, remedy } };
}

function measureCeiling(options: LoadtestOptions, signal: AbortSignal): Promise<number> {
  return runCeilingTest({
    ...{ bot: options, plan: options.ceiling, program: options.program, env: options.env, signal },
    ...{ output: options.output, errors: options.errors, ...options.reports },
  });
}

function tell({ errors }: LoadtestOptions, lines: readonly string[]): void {
  const columns = errors.isTTY ? errors.columns : undefined;
  for (const line of lines) errors.write(`${columns === undefined ? line : toldOnTerminal(line, columns)}\n`);
}
