import { stopSignal } from "../cli/stop-signal.ts";
import { EXIT_CODES } from "../core/errors.ts";
import { createTeardown, type Teardown } from "../core/teardown.ts";
import type { InvariantReport } from "../simulators/slack/invariants/report.ts";
import type { JournalFile } from "../simulators/slack/journal/journal-file.ts";
import { type SlackSimulator, startSlackSimulator } from "../simulators/slack/simulator.ts";
import { replayInto } from "./replay-into.ts";
import { settingFacts, settingLines } from "./setting-lines.ts";
import { settingsOf } from "./settings.ts";
import { type SlackChoices, simulatorOptions } from "./slack-options.ts";

export interface SlackRun extends SlackChoices {
  readonly json: boolean;
  /** Only serve, also on a terminal. */
  readonly noView: boolean;
  /** The file to write everything to. */
  readonly journal: string | undefined;
  /** End with 1 where an invariant was broken. */
  readonly strict: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
}

export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
}

/**
 * Runs `ledger slack` until it is stopped, and returns the exit code.
 * @throws LedgerError where it cannot start
 */
export async function runSlack(run: SlackRun): Promise<number> {
  const stop = stopSignal();
  const teardown = createTeardown();
  try {
    const journal = await openJournal(run.journal, teardown);
    const slack = await startSlackSimulator(await simulatorOptions(run, journal));
    teardown.add(() => slack.stop());
    if (isForView(run)) await showView(slack, run, stop.signal);
    else await serve(slack, run, stop.signal);
    const report = slack.invariants();
    await teardown.run(STOP_DEADLINE_MS);
    await writeReport(report, run);
    return run.strict && !report.holds ? EXIT_CODES.failed : EXIT_CODES.fine;
  } finally {
    await teardown.run(STOP_DEADLINE_MS);
    stop.release();
    // An input that stays open would keep the process.
    run.terminal.input.unref?.();
  }
}

const STOP_DEADLINE_MS = 1_000;

async function openJournal(path: string | undefined, teardown: Teardown): Promise<JournalFile | undefined> {
  if (path === undefined) return undefined;
  const { journalFile } = await import("../simulators/slack/journal/journal-file.ts");
  const file = journalFile(path);
  teardown.add(async () => file.stop());
  return file;
}

function isForView({ json, noView, env, terminal: { input, output } }: SlackRun): boolean {
  return !json && !noView && input.isTTY && output.isTTY && env.TERM !== "dumb" && !env.CI;
}

async function showView(slack: SlackSimulator, run: SlackRun, signal: AbortSignal): Promise<void> {
  // React reads it when it is loaded, and is slower elsewhere.
  process.env.NODE_ENV ??= "production";
  const { showClient } = await import("../dashboard/show-client.tsx");
  const { input: stdin, output: stdout } = run.terminal;
  const ended = new AbortController();
  const settings = settingsOf(slack, run.journal);
  // Beneath the client, for when it is left: how an app is pointed here.
  stdout.write(`${settingLines(settings).join("\n")}\n`);
  const onNotice = (notice: (text: string) => void) => {
    void replayInto(slack, run.replay, ended.signal).then((lines) => lines.forEach(notice));
  };
  try {
    await showClient({ slack, facts: settingFacts(settings), onNotice, signal, stdin, stdout });
  } finally {
    ended.abort();
  }
}

async function serve(slack: SlackSimulator, run: SlackRun, signal: AbortSignal): Promise<void> {
  const { output, errors } = run.terminal;
  const settings = settingsOf(slack, run.journal);
  const lines = run.json ? [JSON.stringify(settings)] : settingLines(settings);
  output.write(`${lines.join("\n")}\n`);
  void replayInto(slack, run.replay, signal).then((told) => {
    for (const line of told) errors.write(`${line}\n`);
  });
  await aborted(signal);
}

async function writeReport(report: InvariantReport, { json, terminal: { output } }: SlackRun): Promise<void> {
  if (json) output.write(`${JSON.stringify({ invariants: report })}\n`);
  else {
    const { invariantLines } = await import("../simulators/slack/invariants/invariant-lines.ts");
    output.write(`${invariantLines(report).join("\n")}\n`);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
