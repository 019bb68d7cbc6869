import { stopSignal } from "../cli/stop-signal.ts";
import { EXIT_CODES } from "../core/errors.ts";
import { createTeardown, type Teardown } from "../core/teardown.ts";
import { type NeverFired, neverFired, neverFiredLines } from "../simulators/slack/faults/never-fired.ts";
import type { InvariantReport } from "../simulators/slack/invariants/report.ts";
import type { JournalFile } from "../simulators/slack/journal/journal-file.ts";
import type { Replay } from "../simulators/slack/journal/replay-journal.ts";
import { type SlackSimulator, startSlackSimulator } from "../simulators/slack/simulator.ts";
import { refuseInput } from "./journal-target.ts";
import { aborted, isWhole, replayInto, replayLines } from "./replay-into.ts";
import { settingFacts, settingGuide, settingLines } from "./setting-lines.ts";
import { settingsOf } from "./settings.ts";
import { type SlackChoices, simulatorOptions } from "./slack-options.ts";

export interface SlackRun extends SlackChoices {
  readonly json: boolean;
  /** Only serve, also on a terminal. */
  readonly noView: boolean;
  /** The file to write everything to. */
  readonly journal: string | undefined;
  /** End with 1 where an invariant was broken, or a replay was not done as a whole. */
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
    const journal = await journalOf(run, teardown);
    const slack = await startSlackSimulator(await simulatorOptions(run, journal));
    teardown.add(() => slack.stop());
    journal?.open();
    const replay = isForView(run)
      ? await showView(slack, run, stop.signal)
      : await serve(slack, run, stop.signal);
    const report = slack.invariants();
    const idle = neverFired(slack.faultTrace());
    await teardown.run(STOP_DEADLINE_MS);
    await writeReport({ report, replay, idle }, run);
    const fine = report.holds && (replay === undefined || isWhole(replay));
    return run.strict && !fine ? EXIT_CODES.failed : EXIT_CODES.fine;
  } finally {
    await teardown.run(STOP_DEADLINE_MS);
    stop.release();
    // An input that stays open would keep the process.
    run.terminal.input.unref?.();
  }
}

const STOP_DEADLINE_MS = 1_000;

async function journalOf(
  { journal, replay, seed, faults }: SlackRun,
  teardown: Teardown,
): Promise<JournalFile | undefined> {
  if (journal === undefined) return undefined;
  await refuseInput(journal, [replay, seed, faults]);
  const { journalFile } = await import("../simulators/slack/journal/journal-file.ts");
  const file = journalFile(journal);
  teardown.add(async () => file.stop());
  return file;
}

function isForView({ json, noView, env, terminal: { input, output } }: SlackRun): boolean {
  return !json && !noView && input.isTTY && output.isTTY && env.TERM !== "dumb" && !env.CI;
}

async function showView(
  slack: SlackSimulator,
  run: SlackRun,
  signal: AbortSignal,
): Promise<Replay | undefined> {
  // React reads it when it is loaded, and is slower elsewhere.
  process.env.NODE_ENV ??= "production";
  const { showClient } = await import("../dashboard/show-client.tsx");
  const { input: stdin, output: stdout } = run.terminal;
  const ended = new AbortController();
  const settings = settingsOf(slack, run.journal);
  // Beneath the client, for when it is left: how an app is pointed here.
  stdout.write(`${settingLines(settings).join("\n")}\n`);
  let replay: Promise<Replay | undefined> | undefined;
  const onNotice = (notice: (text: string) => void) => {
    replay = startReplay(slack, run, ended.signal, (_result, lines) => lines.forEach(notice));
  };
  try {
    await showClient({
      slack,
      facts: settingFacts(settings),
      guide: settingGuide(settings),
      onNotice,
      signal,
      stdin,
      stdout,
    });
  } finally {
    ended.abort();
  }
  return replay;
}

async function serve(slack: SlackSimulator, run: SlackRun, signal: AbortSignal): Promise<Replay | undefined> {
  const { output, errors } = run.terminal;
  const settings = settingsOf(slack, run.journal);
  const lines = run.json ? [JSON.stringify(settings)] : settingLines(settings);
  output.write(`${lines.join("\n")}\n`);
  const replay = startReplay(slack, run, signal, (result, told) => {
    if (run.json) output.write(`${JSON.stringify({ replay: result })}\n`);
    errors.write(`${told.join("\n")}\n`);
  });
  await aborted(signal);
  return replay;
}

/** Tells of the replay when it has ended by itself; one that is stopped is told of in the report. */
async function startReplay(
  slack: SlackSimulator,
  { replay: path }: SlackRun,
  signal: AbortSignal,
  tell: (replay: Replay, lines: readonly string[]) => void,
): Promise<Replay | undefined> {
  if (path === undefined) return undefined;
  const replay = await replayInto(slack, path, signal);
  if (!signal.aborted) tell(replay, replayLines(path, replay));
  return replay;
}

interface Outcome {
  readonly report: InvariantReport;
  readonly replay: Replay | undefined;
  /** Rules of the fault plan that waited in vain. */
  readonly idle: readonly NeverFired[];
}

async function writeReport(
  { report, replay, idle }: Outcome,
  { json, replay: path = "", terminal: { output } }: SlackRun,
): Promise<void> {
  if (json)
    output.write(
      `${JSON.stringify({ invariants: report, ...(idle.length > 0 && { neverFired: idle }), ...(replay && { replay }) })}\n`,
    );
  else {
    const { invariantLines } = await import("../simulators/slack/invariants/invariant-lines.ts");
    const lines = [
      ...invariantLines(report),
      ...neverFiredLines(idle),
      ...(replay ? replayLines(path, replay) : []),
    ];
    output.write(`${lines.join("\n")}\n`);
  }
}
