import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { LedgerError } from "../../core/errors.ts";
import { createTeardown } from "../../core/teardown.ts";
import { type SlackSimulator, startSlackSimulator } from "../../simulators/slack/simulator.ts";
import { startEmbeddedDatabase } from "../../store/embedded/start.ts";
import { makeTemporaryFolder } from "../../store/embedded/temporary-folder.ts";
import { botEnvironment } from "./bot-environment.ts";
import { type BotProcess, startBotProcess } from "./bot-process.ts";

export interface TargetOptions {
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** A bot in a process of its own, and in this process the Slack that it is asked in. */
export interface Target {
  readonly slack: SlackSimulator;
  /** Aborted, with a LedgerError, when the bot or its database has ended on its own. */
  readonly broken: AbortSignal;
  /** The bot alone; afterwards no message can come any more. */
  stopBot(): Promise<void>;
  stop(): Promise<void>;
}

const CONNECTED_WITHIN_MS = 30_000;
const STOP_DEADLINE_MS = 1_000;

/**
 * Starts Postgres in a temporary folder, the simulated Slack, and the bot between them, and waits until the bot
 * is in Slack. When a part fails, or the signal is aborted, all before it is stopped again.
 *
 * @throws LedgerError, or the signal's reason
 */
export async function startTarget({ program, env, signal }: TargetOptions): Promise<Target> {
  const teardown = createTeardown();
  const watch = createWatch();
  try {
    const folder = await makeTemporaryFolder("loadtest");
    teardown.add(() => folder.remove());
    const [database, slack] = await teardown.whole([
      startEmbeddedDatabase({ dataDir: join(folder.path, "database"), owner: "ledger loadtest" }).then(
        teardown.closing((started) => started.stop()),
      ),
      // The load is of many people in few channels: Slack's limits would be all that is measured.
      startSlackSimulator({ rateLimits: "off" }).then(teardown.closing((started) => started.stop())),
    ]);
    signal.throwIfAborted();
    watch.follow(database.exited.then(databaseEnded));
    const bot = startBotProcess({
      program,
      env: botEnvironment(env, slack, database.url),
      logFile: join(folder.path, "bot.log"),
    });
    teardown.add(() => bot.stop());
    watch.follow(bot.ended);
    await connected(slack, AbortSignal.any([signal, watch.broken]));
    return {
      slack,
      broken: watch.broken,
      stopBot: () => watch.stopping(bot.stop),
      stop: () => watch.stopping(() => teardown.run(STOP_DEADLINE_MS)),
    };
  } catch (error) {
    await watch.stopping(() => teardown.run(STOP_DEADLINE_MS));
    throw error;
  }
}

/** Tells an end that nobody asked for from one that was asked for. */
function createWatch() {
  const controller = new AbortController();
  let stopping = false;
  return {
    broken: controller.signal,
    follow(ended: BotProcess["ended"]): void {
      void ended.then((fault) => stopping || controller.abort(fault));
    },
    stopping(stop: () => Promise<void>): Promise<void> {
      stopping = true;
      return stop();
    },
  };
}

async function connected(slack: SlackSimulator, signal: AbortSignal): Promise<void> {
  const waiting = new AbortController();
  const late = delay(CONNECTED_WITHIN_MS, undefined, { signal: AbortSignal.any([signal, waiting.signal]) });
  const inSlack = slack.connected().then(() => "connected" as const);
  // Both may end after the other has decided.
  inSlack.catch(() => {});
  const first = await Promise.race([
    inSlack,
    late.then(
      () => "late" as const,
      () => "aborted" as const,
    ),
  ]);
  waiting.abort();
  signal.throwIfAborted();
  if (first === "late") throw notConnected();
}

function notConnected(): LedgerError {
  return new LedgerError(
    "BOT_UNAVAILABLE",
    `The bot under test did not connect to the simulated Slack within ${CONNECTED_WITHIN_MS / 1000} s.`,
    "End other programs that keep this machine busy, and start again.",
  );
}

function databaseEnded(): LedgerError {
  return new LedgerError(
    "DATABASE_UNAVAILABLE",
    "The database of the load test has ended on its own.",
    "Look whether this machine is short of memory or disk space, and start again.",
  );
}
