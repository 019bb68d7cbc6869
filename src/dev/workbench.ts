import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { type Bot, createBot } from "../bot/create-bot.ts";
import { createSlackChannel } from "../channels/slack/slack-channel.ts";
import type { Environment } from "../config/environment.ts";
import type { Settings } from "../config/settings.ts";
import { LedgerError } from "../core/errors.ts";
import { createEventBus, type EventBus } from "../core/events.ts";
import { createTeardown, type Teardown } from "../core/teardown.ts";
import type { LlmSimulator } from "../simulators/llm/simulator.ts";
import { type SlackSimulator, startSlackSimulator } from "../simulators/slack/simulator.ts";
import { startEmbeddedDatabase } from "../store/embedded/start.ts";
import { openLogFile } from "../telemetry/log-file.ts";
import { logEvents } from "../telemetry/logs.ts";
import { type Asker, createAsker } from "./asker.ts";
import { readDevSettings } from "./dev-settings.ts";
import { findHttpPort, type WantedPort } from "./find-http-port.ts";
import { settingsFor } from "./model-settings.ts";
import { noticeOf } from "./notices.ts";

export interface WorkbenchOptions {
  readonly env: Environment;
  readonly dataDir: string;
  readonly knowledge?: string | undefined;
  /** The knowledge that comes with Ledger. */
  readonly bundled: string;
  readonly port?: number | undefined;
  readonly slackPort?: number | undefined;
  /** Puts a simulated endpoint between the bot and its model. */
  readonly modelEndpoint?: boolean | undefined;
  /** A file that says what goes wrong at that endpoint, which is there then in any case. */
  readonly modelFaults?: string | undefined;
  /** Keeps what it keeps there, instead of in a database of its own. */
  readonly services?: Services | undefined;
  /** Told of what a developer should see at once. */
  readonly onNotice: (notice: string) => void;
  /** Told while the start waits for something, which nobody could see otherwise. */
  readonly onWaiting?: (notice: string) => void;
  /** Ends a start that waits for knowledge, which fails then. */
  readonly signal?: AbortSignal;
}

/** What runs already, such as the services of `ledger stack`. */
export interface Services {
  /** Without it there is a database for this run, in its data folder. */
  readonly databaseUrl?: string | undefined;
  readonly redisUrl?: string | undefined;
  /** Where containers reach this machine, if not at 127.0.0.1. */
  readonly metricsHost?: string | undefined;
}

/** The whole bot on this machine, with a Slack and a database of its own. */
export interface Workbench {
  readonly slack: SlackSimulator;
  /** The simulated endpoint of the model, where there is one. */
  readonly model?: LlmSimulator;
  readonly bot: Bot;
  /** The token of the HTTP API, where it was made for this run. */
  readonly apiToken?: string;
  readonly events: EventBus;
  readonly asker: Asker;
  readonly logFile: string;
  readonly readyMs: number;
  /** Aborted, with a LedgerError, when a part that nothing works without has ended on its own. */
  readonly broken: AbortSignal;
  stop(): Promise<void>;
}

/**
 * Starts the simulated Slack, the database and the production bot between them, in this process.
 * When a part fails to start, those before it are closed again.
 * @throws LedgerError
 */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const startedAt = performance.now();
  const settings = readDevSettings(options.env, options.port);
  const dataDir = resolve(options.dataDir);
  const logFile = join(dataDir, "ledger.log");
  const teardown = createTeardown();
  const events = createEventBus();
  events.subscribe((event) => {
    const notice = noticeOf(event);
    const tell = event.type === "knowledge_awaited" ? options.onWaiting : options.onNotice;
    if (notice) tell?.(notice);
  });
  try {
    const [database, slack, model] = await teardown.whole([
      options.services?.databaseUrl === undefined
        ? openDatabase(dataDir, teardown)
        : outside(options.services.databaseUrl),
      // Whoever tries things out asks faster than people do, and is not to wait for it.
      startSlackSimulator({ port: options.slackPort ?? 0, rateLimits: "off" }).then(
        teardown.closing((started) => started.stop()),
      ),
      openModelEndpoint(options, teardown),
    ]);
    await writeLog(events, settings, logFile, teardown);
    const { botToken, appToken, url: apiUrl } = slack;
    // Whatever runs in a browser on this machine could use a token that is always the same.
    const apiToken = settings.API_TOKEN ?? randomBytes(18).toString("base64url");
    const bot = await createBot({
      settings: {
        ...settings,
        API_TOKEN: apiToken,
        REDIS_URL: options.services?.redisUrl,
        METRICS_HOST: settings.METRICS_HOST ?? options.services?.metricsHost,
        PORT: await findHttpPort(wantedPort(settings, options)),
        ...(model && settingsFor(model)),
      },
      databaseUrl: database.url,
      knowledge: {
        folder: resolve(
          options.knowledge ?? settings.KNOWLEDGE_FILE ?? settings.KNOWLEDGE_DIR ?? options.bundled,
        ),
        dataDir: join(dataDir, "knowledge"),
        env: options.env,
        ...(options.signal && { signal: options.signal }),
      },
      channel: createSlackChannel({
        botToken,
        appToken,
        apiUrl,
        agentsChannel: settings.SLACK_AGENTS_CHANNEL,
        paced: false,
        streams: model !== undefined || settings.LITELLM_BASE_URL !== undefined,
        emit: events.emit,
      }),
      events,
    });
    teardown.add((deadlineMs) => bot.stop(deadlineMs));
    return {
      slack,
      ...(model && { model }),
      bot,
      ...(settings.API_TOKEN === undefined && { apiToken }),
      events,
      asker: createAsker(slack, events),
      logFile,
      readyMs: performance.now() - startedAt,
      broken: database.broken,
      stop: () => teardown.run(STOP_DEADLINE_MS),
    };
  } catch (error) {
    await teardown.run(STOP_DEADLINE_MS);
    throw error;
  }
}

const STOP_DEADLINE_MS = 1_000;

function wantedPort({ HOST: host, PORT: port }: Settings, { port: flag, env }: WorkbenchOptions): WantedPort {
  return { host, port, asked: flag !== undefined || Boolean(env.PORT) };
}

/** It is not ours to end; that it is gone shows when it is used. */
async function outside(url: string) {
  return { url, broken: new AbortController().signal };
}

async function openDatabase(dataDir: string, teardown: Teardown) {
  const broken = new AbortController();
  const database = await startEmbeddedDatabase({ dataDir, owner: "ledger dev" });
  let stopping = false;
  teardown.add(() => {
    stopping = true;
    return database.stop();
  });
  void database.exited.then(() => {
    if (!stopping) broken.abort(databaseEnded(join(dataDir, "postgres.log")));
  });
  return { url: database.url, broken: broken.signal };
}

/** Loaded only where it is wanted: the default start has no time for it. */
async function openModelEndpoint(
  { modelEndpoint, modelFaults }: WorkbenchOptions,
  teardown: Teardown,
): Promise<LlmSimulator | undefined> {
  if (!modelEndpoint && modelFaults === undefined) return undefined;
  const { startModelEndpoint } = await import("./model-endpoint.ts");
  return startModelEndpoint(modelFaults).then(teardown.closing((started) => started.stop()));
}

function databaseEnded(log: string): LedgerError {
  return new LedgerError(
    "DATABASE_UNAVAILABLE",
    "The embedded database has ended on its own.",
    `Its last words are in ${log}. Start again; every question that was acknowledged is kept.`,
  );
}

async function writeLog(
  events: EventBus,
  settings: Settings,
  path: string,
  teardown: Teardown,
): Promise<void> {
  const file = await openLogFile(path);
  const unsubscribe = logEvents(events, settings.LOG_LEVEL, file.stream);
  teardown.add(async () => {
    unsubscribe();
    file.close();
  });
}
