import { resolve } from "node:path";
import { createBot } from "../bot/create-bot.ts";
import { createSlackChannel } from "../channels/slack/slack-channel.ts";
import { stopSignal } from "../cli/stop-signal.ts";
import { type Environment, readSettings } from "../config/read-settings.ts";
import { createEventBus } from "../core/events.ts";
import { logEvents } from "../telemetry/logs.ts";

export interface StartOptions {
  readonly env: Environment;
  readonly knowledge?: string | undefined;
  /** Used where no other knowledge is given, or where it cannot be loaded. */
  readonly bundled: string;
  readonly port?: number | undefined;
  readonly role?: string | undefined;
}

/**
 * Runs the bot in production until SIGTERM or Ctrl-C; then answers in progress are ended before it returns.
 * @throws LedgerError where it cannot start
 */
export async function runStart({ env, knowledge, bundled, port, role }: StartOptions): Promise<void> {
  const settings = readSettings(
    {
      ...env,
      ...(port !== undefined && { PORT: String(port) }),
      ...(role !== undefined && { LEDGER_ROLE: role }),
    },
    { required: ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DATABASE_URL"] },
  );
  const events = createEventBus();
  logEvents(events, settings.LOG_LEVEL);
  const stop = stopSignal();
  const bot = await createBot({
    settings,
    databaseUrl: settings.DATABASE_URL,
    knowledge: { folder: resolve(knowledge ?? settings.KNOWLEDGE_DIR ?? bundled), fallback: bundled },
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
  });
  await stop.stopped;
  await bot.stop(settings.DRAIN_SECONDS * 1000);
  stop.release();
}
