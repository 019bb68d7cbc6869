import { join } from "node:path";
import type { AnswerPorts } from "../../../answer/ports.ts";
import { createBot } from "../../../bot/create-bot.ts";
import { createSlackChannel } from "../../../channels/slack/slack-channel.ts";
import type { Settings } from "../../../config/settings.ts";
import { LedgerError } from "../../../core/errors.ts";
import { createEventBus, type EventBus } from "../../../core/events.ts";
import { createTeardown, type Teardown } from "../../../core/teardown.ts";
import type { LiveKnowledge } from "../../../knowledge/live-knowledge.ts";
import { type SlackSimulator, startSlackSimulator } from "../../../simulators/slack/simulator.ts";
import { startEmbeddedDatabase } from "../../../store/embedded/start.ts";
import { makeTemporaryFolder } from "../../../store/embedded/temporary-folder.ts";
import { botSettings } from "./bot-settings.ts";
import { createWatchedAnswering, type WatchedAnswering } from "./watched-answering.ts";

export interface SlackBotOptions {
  readonly settings: Settings;
  readonly ports: AnswerPorts;
  readonly knowledge: LiveKnowledge;
  /** How many questions the bot answers at once. */
  readonly concurrency: number;
}

/** The bot of production in this process, the simulated Slack that it is in, and what it can be watched by. */
export interface SlackBot {
  readonly slack: SlackSimulator;
  readonly events: EventBus;
  readonly answering: WatchedAnswering;
  /** Aborted, with a LedgerError, where its database has ended on its own. */
  readonly broken: AbortSignal;
  stop(): Promise<void>;
}

const STOP_DEADLINE_MS = 1_000;

/**
 * Starts the bot on a database in a temporary folder, without limits. Where a part fails to start, those before it are
 * closed again.
 * @throws LedgerError
 */
export async function startSlackBot(options: SlackBotOptions): Promise<SlackBot> {
  const { ports, knowledge } = options;
  const teardown = createTeardown();
  try {
    const [database, slack] = await teardown.whole([
      openDatabase(teardown),
      startSlackSimulator({ rateLimits: "off" }).then(teardown.closing((started) => started.stop())),
    ]);
    const settings = botSettings(options.settings, options.concurrency);
    const events = createEventBus();
    const answering = createWatchedAnswering(ports);
    const { botToken, appToken, url: apiUrl } = slack;
    const bot = await createBot({
      settings,
      databaseUrl: database.url,
      knowledge: { opened: lent(knowledge) },
      channel: createSlackChannel({
        ...{ botToken, appToken, apiUrl, paced: false, emit: events.emit },
        streams: settings.LITELLM_BASE_URL !== undefined,
      }),
      events,
      answering: answering.answer,
    });
    teardown.add((deadlineMs) => bot.stop(deadlineMs));
    const { broken } = database;
    return { slack, events, answering, broken, stop: () => teardown.run(STOP_DEADLINE_MS) };
  } catch (error) {
    await teardown.run(STOP_DEADLINE_MS);
    throw error;
  }
}

/** Whoever opened it closes it, and a change on the disk must not come between two cases. */
function lent(knowledge: LiveKnowledge): LiveKnowledge {
  return { ...knowledge, watch: async () => {}, close: async () => {} };
}

async function openDatabase(teardown: Teardown) {
  const folder = await makeTemporaryFolder("eval");
  teardown.add(() => folder.remove());
  const broken = new AbortController();
  const database = await startEmbeddedDatabase({
    dataDir: join(folder.path, "database"),
    owner: "ledger eval",
  });
  let stopping = false;
  teardown.add(() => {
    stopping = true;
    return database.stop();
  });
  void database.exited.then(() => stopping || broken.abort(databaseEnded()));
  return { url: database.url, broken: broken.signal };
}

function databaseEnded(): LedgerError {
  return new LedgerError(
    "DATABASE_UNAVAILABLE",
    "The database of the evaluation has ended on its own.",
    "Look whether this machine is short of memory or disk space, and start again.",
  );
}
