import type { Settings } from "../config/settings.ts";
import { createEventBus, type Emit } from "../core/events.ts";
import type { LiveKnowledge } from "../knowledge/live-knowledge.ts";
import { bless } from "./baseline/bless.ts";
import { placeOf } from "./baseline/case-records.ts";
import type { RunRecord } from "./baseline/run-record.ts";
import type { EvalOptions } from "./eval-options.ts";
import type { OpenedCases } from "./fixtures/open-cases.ts";
import { openReporters } from "./report/open-reporters.ts";
import type { Reporter, RunEnd, RunHead } from "./report/reporter.ts";
import type { Result } from "./result.ts";
import type { Asking } from "./run/asking.ts";
import { concludeRun } from "./run/conclude.ts";
import { openAskedCases } from "./run/open-asked-cases.ts";
import { openAsking } from "./run/open-asking.ts";
import { openAskedKnowledge } from "./run/open-knowledge.ts";
import { type ReadGate, readGate } from "./run/read-gate.ts";
import { openRescoring } from "./run/rescore.ts";
import { type RunEnding, runCases } from "./run/run-cases.ts";
import { runSettings } from "./run/run-settings.ts";
import { tallyRun } from "./run/tally-run.ts";
import { warningOf } from "./run/warn-of.ts";

/**
 * Runs `ledger eval` to its end and returns the exit code.
 * @throws LedgerError where the gate, the questions, the knowledge, the settings, an earlier run or a report cannot be
 * used, or may not become the baseline. What was answered until then is in the run's journal
 */
export async function runEval(options: EvalOptions): Promise<number> {
  const emit = warningEmit(options);
  const gate = await readGate(options);
  const opened = new AsyncDisposableStack();
  try {
    const settings = runSettings(options.answers, options.env);
    const knowledge = await openAskedKnowledge({ ...options, settings }, emit);
    opened.defer(() => knowledge.close());
    const cases = await openAskedCases(options, knowledge);
    const reporter = await openReporters(options.reports);
    // Does nothing once the reports are whole.
    opened.defer(async () => reporter.abandon());
    const asking = await openAnswers(options, settings, knowledge, cases, emit);
    opened.defer(() => asking.close());
    return await evaluate(options, gate, cases, asking, reporter);
  } finally {
    await opened.disposeAsync();
  }
}

/** Asks, judges each answer as it comes, and concludes. */
async function evaluate(
  options: EvalOptions,
  gate: ReadGate,
  cases: OpenedCases,
  asking: Asking,
  reporter: Reporter,
): Promise<number> {
  const head = headOf(options, cases, asking);
  await reporter.begin(head);
  const tally = tallyRun();
  const take = async (result: Result) => {
    const told = besideBaseline(result, gate);
    tally.add(told);
    await reporter.result(told);
  };
  const { ended, leftOut } = await askAll(options, cases, asking, take);
  const { end, exitCode, record } = concludeRun({ options, gate, head, ended, tally, leftOut });
  await reporter.end(end);
  if (gate.blesses && ended !== "interrupted") await blessRun(gate, record, end);
  return exitCode;
}

async function blessRun(
  { baselinePath }: ReadGate,
  record: RunRecord | undefined,
  { ended, head, summary: { counts }, leftOut }: RunEnd,
): Promise<void> {
  if (baselinePath === undefined || !record) return;
  await bless(baselinePath, record, {
    complete: ended === "complete" && leftOut === undefined,
    filtered: head.selected < head.total,
    counts,
  });
}

function besideBaseline(result: Result, { baseline }: ReadGate): Result {
  if (result.verdict.kind !== "fail" || !baseline) return result;
  const at = placeOf(baseline.cases, result.case.id);
  const broke = at !== undefined && baseline.cases.verdict(at) === "pass";
  return broke ? { ...result, brokeBaseline: true } : result;
}

async function askAll(
  options: EvalOptions,
  { cases }: OpenedCases,
  { ask }: Asking,
  take: (result: Result) => Promise<void>,
): Promise<{ readonly ended: RunEnding; readonly leftOut: number }> {
  let leftOut = 0;
  const leaveOut = () => {
    leftOut += 1;
  };
  const ended = await runCases({ ...options, cases: cases(), ask, take, leaveOut });
  return { ended, leftOut };
}

function openAnswers(
  options: EvalOptions,
  settings: Settings,
  knowledge: LiveKnowledge,
  cases: OpenedCases,
  emit: Emit,
): Promise<Asking> {
  if (options.rescore === undefined) return openAsking(options, settings, knowledge, cases, emit);
  return openRescoring(options, options.rescore, knowledge.version());
}

function headOf(
  { files, repeat, seed }: EvalOptions,
  { total, selected }: OpenedCases,
  { header }: Asking,
): RunHead {
  const { knowledge, model, prompt, answers, through } = header;
  return { files, total, selected, repeat, seed, knowledge, model, prompt, answers, through };
}

function warningEmit({ onWarning }: EvalOptions): Emit {
  const { emit, subscribe } = createEventBus();
  subscribe((event) => {
    const warning = warningOf(event);
    if (warning !== undefined) onWarning(warning);
  });
  return emit;
}
