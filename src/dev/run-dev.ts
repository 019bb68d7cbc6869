import { isAbsolute, relative } from "node:path";
import { readQuestions } from "../cli/read-questions.ts";
import { stopSignal } from "../cli/stop-signal.ts";
import { EXIT_CODES } from "../core/errors.ts";
import { createNotices, type Notices } from "./notices.ts";
import { answerPipe } from "./pipe.ts";
import { startWorkbench, type Workbench, type WorkbenchOptions } from "./workbench.ts";

export interface DevOptions extends Omit<WorkbenchOptions, "onNotice" | "onWaiting" | "signal"> {
  readonly json: boolean;
  readonly terminal: Terminal;
}

export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
}

/**
 * Runs `ledger dev` to its end and returns the exit code: a view on a terminal, lines on a pipe.
 * @throws LedgerError where it cannot start, or where a part of it breaks
 */
export async function runDev(options: DevOptions): Promise<number> {
  const stop = stopSignal();
  const notices = createNotices();
  let isStarting = true;
  try {
    const workbench = await startWorkbench({
      ...options,
      signal: stop.signal,
      onNotice: notices.add,
      onWaiting: (notice) => options.terminal.errors.write(`${notice}\n`),
    });
    isStarting = false;
    try {
      const signal = AbortSignal.any([stop.signal, workbench.broken]);
      const run = isForView(options) ? showView : answerLines;
      await run(workbench, options, notices, signal);
    } finally {
      await workbench.stop();
      // An input that stays open would keep the process.
      options.terminal.input.unref?.();
    }
    if (workbench.broken.aborted) throw workbench.broken.reason;
    return stop.signal.aborted ? EXIT_CODES.interrupted : EXIT_CODES.fine;
  } catch (error) {
    if (isStarting && stop.signal.aborted) return EXIT_CODES.interrupted;
    throw error;
  } finally {
    stop.release();
  }
}

function isForView({ json, env, terminal: { input, output } }: DevOptions): boolean {
  return !json && input.isTTY && output.isTTY && env.TERM !== "dumb";
}

async function showView(
  workbench: Workbench,
  { terminal }: DevOptions,
  notices: Notices,
  signal: AbortSignal,
): Promise<void> {
  // React reads it when it is loaded, and is slower elsewhere.
  process.env.NODE_ENV ??= "production";
  const { showClient } = await import("../dashboard/show-client.tsx");
  const { input: stdin, output: stdout } = terminal;
  const { slack } = workbench;
  await showClient({ slack, facts: factsOf(workbench), onNotice: notices.follow, signal, stdin, stdout });
}

/** A stop does not wait for what is still open; how much that is, is told. */
async function answerLines(
  workbench: Workbench,
  { json, terminal }: DevOptions,
  notices: Notices,
  signal: AbortSignal,
): Promise<void> {
  for (const fact of factsOf(workbench)) terminal.errors.write(`${fact}\n`);
  notices.follow((notice) => terminal.errors.write(`warning: ${notice}\n`));
  let open = 0;
  const answering = answerPipe(readQuestions(terminal.input, signal), workbench.asker, {
    json,
    write: (line) => terminal.output.write(`${line}\n`),
    onCount: (asked, answered) => {
      open = asked - answered;
    },
  });
  await Promise.race([answering, aborted(signal)]);
  if (open > 0) terminal.errors.write(`stopped; ${open} of the questions asked are not answered\n`);
}

/** What a developer wants to know of what runs. */
function factsOf({ readyMs, slack, model, bot, apiToken, logFile }: Workbench): string[] {
  return [
    `ready in ${(readyMs / 1000).toFixed(1)} s`,
    `simulated Slack  ${slack.url}`,
    `as a web page    ${new URL("/", slack.url).href}`,
    ...(model ? [`model endpoint   ${model.url}`] : []),
    `health, metrics  ${bot.url}`,
    `HTTP API         ${bot.url}/v1/questions`,
    `  its token      ${apiToken ?? "that in API_TOKEN"}`,
    `log              ${fromHere(logFile)}`,
  ];
}

/** A path as one would type it, where it is below the folder that one is in. */
function fromHere(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith("..") || isAbsolute(below) ? path : below;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
