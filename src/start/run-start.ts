import { resolve } from "node:path";
import { createBot } from "../bot/create-bot.ts";
import { STOP_RESERVE_MS } from "../bot/stop-reserve.ts";
import { createSlackChannel } from "../channels/slack/slack-channel.ts";
import { stopSignal } from "../cli/stop-signal.ts";
import type { Environment } from "../config/environment.ts";
import { readSettings } from "../config/read-settings.ts";
import { createEventBus } from "../core/events.ts";
import { logEvents } from "../telemetry/logs.ts";

export interface StartOptions {
  readonly env: Environment;
  readonly knowledge?: string | undefined;
  /** Used where no other knowledge is given, or where it cannot be loaded. */
  readonly bundled: string;
  readonly port?: number | undefined;
  readonly role?: string | undefined;
  /** Whether a database that belongs to another Slack app is taken over. */
  readonly adoptsDatabase: boolean;
}

/**
 * Runs the bot in production until SIGTERM or Ctrl-C; then answers in progress are ended before it returns.
 * @throws LedgerError where it cannot start
 */
export async function runStart({
  env,
  knowledge,
  bundled,
  port,
  role,
  adoptsDatabase,
}: StartOptions): Promise<void> {
  const given = {
    ...env,
    ...(port !== undefined && { PORT: String(port) }),
    ...(role !== undefined && { LEDGER_ROLE: role }),
  };
  const settings = readSettings(given, {
    required: ["SLACK_BOT_TOKEN", "DATABASE_URL"],
    // A worker opens no socket.
    alsoNeeded: given.LEDGER_ROLE === "worker" ? [] : ["SLACK_APP_TOKEN"],
  });
  const events = createEventBus();
  logEvents(events, settings.LOG_LEVEL);
  const stop = stopSignal();
  const starting = createBot({
    settings,
    databaseUrl: settings.DATABASE_URL,
    knowledge: {
      folder: resolve(knowledge ?? settings.KNOWLEDGE_FILE ?? settings.KNOWLEDGE_DIR ?? bundled),
      fallback: bundled,
      dataDir: resolve(settings.KNOWLEDGE_DATA_DIR),
      env,
      signal: stop.signal,
    },
    channel: createSlackChannel({
      botToken: settings.SLACK_BOT_TOKEN,
      appToken: settings.SLACK_APP_TOKEN,
      agentsChannel: settings.SLACK_AGENTS_CHANNEL,
      apiUrl: settings.SLACK_API_URL,
      paced: settings.SLACK_PACED,
      streams: settings.LITELLM_BASE_URL !== undefined,
      emit: events.emit,
    }),
    events,
    databaseOfAnother: adoptsDatabase ? "adopted" : "refused",
  });
  const bot = await starting.catch((error) => {
    // Who stops a start is not told that it failed.
    if (stop.signal.aborted) return undefined;
    throw error;
  });
  await stop.stopped;
  await bot?.stop(settings.DRAIN_SECONDS * 1000 + STOP_RESERVE_MS);
  stop.release();
}
