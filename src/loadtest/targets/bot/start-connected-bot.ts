import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { LedgerError } from "../../../core/errors.ts";
import type { Teardown } from "../../../core/teardown.ts";
import type { SlackSimulator } from "../../../simulators/slack/simulator.ts";
import { findFreePort } from "../../../store/embedded/free-port.ts";
import { startChild } from "../child-process.ts";
import type { Leash } from "../leash/leash.ts";

export interface ConnectedBotOptions {
  readonly program: string;
  readonly slack: SlackSimulator;
  /** Gets its log, and is where it runs. */
  readonly folder: string;
  readonly leash: Leash;
  readonly teardown: Teardown;
  readonly signal: AbortSignal;
  readonly env: (port: number) => Readonly<Record<string, string>>;
}

export interface ConnectedBot {
  readonly url: URL;
  readonly pid: number;
  /** Resolves, with what there is to say about it, when the process has ended. */
  readonly ended: Promise<LedgerError>;
  stop(): Promise<void>;
}

const CONNECTED_WITHIN_MS = 30_000;
const PORT_ATTEMPTS = 3;

/** Starts `ledger start`, and waits until it is in Slack. @throws LedgerError, or the signal's reason */
export async function startConnectedBot(options: ConnectedBotOptions): Promise<ConnectedBot> {
  for (let attempt = 1; ; attempt += 1) {
    const bot = await startOn(await findFreePort(), options);
    const end = await connected(bot, options);
    if (end === undefined) return bot;
    // Another program was quicker to take the port that was free a moment ago.
    if (attempt === PORT_ATTEMPTS || !end.message.includes("is in use by another program")) throw end;
  }
}

async function startOn(port: number, options: ConnectedBotOptions): Promise<ConnectedBot> {
  const { program, folder, leash, teardown } = options;
  const child = startChild({
    file: program,
    args: ["start"],
    env: options.env(port),
    cwd: folder,
    logFile: join(folder, "bot.log"),
  });
  const free = child.pid === undefined ? () => {} : leash.hold({ group: child.pid });
  const stop = () => child.stop().then(free);
  teardown.add(stop);
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    pid: child.pid ?? 0,
    ended: child.gone.then(async (how) => botEnded(how, await child.lastWords())),
    stop,
  };
}

/** The fault with which the bot ended before it was in Slack, if it did. */
async function connected(
  { ended }: ConnectedBot,
  { slack, signal }: ConnectedBotOptions,
): Promise<LedgerError | undefined> {
  const waiting = new AbortController();
  const late = delay(CONNECTED_WITHIN_MS, notConnected(), {
    signal: AbortSignal.any([signal, waiting.signal]),
  }).catch(() => undefined);
  const inSlack = slack.connected().then(() => undefined);
  // It may end after the other has decided.
  inSlack.catch(() => {});
  const fault = await Promise.race([inSlack, ended, late]);
  waiting.abort();
  signal.throwIfAborted();
  return fault;
}

function notConnected(): LedgerError {
  return new LedgerError(
    "BOT_UNAVAILABLE",
    `The bot under test did not connect to the simulated Slack within ${CONNECTED_WITHIN_MS / 1000} s.`,
    "End other programs that keep this machine busy, and start again.",
  );
}

function botEnded(how: string, log: string): LedgerError {
  return new LedgerError(
    "BOT_UNAVAILABLE",
    `The bot under test ${how}. Its last words:\n${log}`,
    "Mend what it names and start again; `ledger dev` runs the same bot with its log in .ledger/ledger.log.",
  );
}
