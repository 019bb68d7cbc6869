import { stopSignal } from "../cli/stop-signal.ts";
import { createProgressLines } from "./report/progress.ts";
import { type LoadtestReport, reportOf } from "./report/report.ts";
import { askOnSchedule } from "./run/ask-on-schedule.ts";
import { runChecks } from "./run/checks.ts";
import { readScenario } from "./scenario/read-scenario.ts";
import { startTarget, type Target } from "./target/start-target.ts";
import { readFlagThresholds } from "./thresholds/flag-thresholds.ts";

export interface LoadtestOptions {
  /** A name, or the path of a file. */
  readonly scenario: string;
  /** As given to `--threshold`; they hold beside those of the scenario. */
  readonly thresholds: readonly string[];
  /** The folder of the scenarios that come with Ledger. */
  readonly shipped: string;
  /** The program's `bin/run.js`, for the bot under test. */
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told each second how far the run is. */
  readonly onProgress?: ((line: string) => void) | undefined;
}

/** How long after the last planned start an answer counts. */
const DEADLINE_MS = 10_000;

/**
 * Runs a load test against a bot of its own on this machine. Undefined where it was interrupted; however it
 * ends, everything it started is stopped by then.
 *
 * @throws LedgerError
 */
export async function runLoadtest(options: LoadtestOptions): Promise<LoadtestReport | undefined> {
  const thresholds = readFlagThresholds(options.thresholds);
  const scenario = await readScenario(options.scenario, options.shipped);
  const { program, env, onProgress } = options;
  const stop = stopSignal();
  try {
    const target = await startTarget({ program, env, signal: stop.signal });
    try {
      const signal = AbortSignal.any([stop.signal, target.broken]);
      const asked = await withProgress(onProgress, (onCounts) =>
        askOnSchedule({ slack: target.slack, scenario, deadlineMs: DEADLINE_MS, signal, onCounts }),
      );
      const checks = await checkQuietThreads(target, asked.questions);
      if (stop.signal.aborted) return undefined;
      return reportOf({ scenario, asked, checks, thresholds: [...scenario.thresholds, ...thresholds] });
    } finally {
      await target.stop();
    }
  } catch (error) {
    if (stop.signal.aborted) return undefined;
    throw error;
  } finally {
    stop.release();
  }
}

/** The bot is stopped first, so that a second message that was on its way is seen. */
async function checkQuietThreads(target: Target, questions: Parameters<typeof runChecks>[0]) {
  await target.stopBot();
  return runChecks(questions, target.slack.thread);
}

async function withProgress<Result>(
  write: ((line: string) => void) | undefined,
  run: (onCounts: ReturnType<typeof createProgressLines>["note"]) => Promise<Result>,
): Promise<Result> {
  if (!write) return run(() => {});
  const lines = createProgressLines(write);
  try {
    return await run(lines.note);
  } finally {
    lines.stop();
  }
}
