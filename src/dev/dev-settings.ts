import type { Environment } from "../config/environment.ts";
import { readSettings } from "../config/read-settings.ts";
import type { SettingName, Settings } from "../config/settings.ts";

/** One developer asks as fast as a whole company; a limit that is set explicitly holds all the same. */
const UNLIMITED = "1000000";

const DEV_DEFAULTS: Partial<Record<SettingName, string>> = {
  USER_RATE_LIMIT_PER_MINUTE: UNLIMITED,
  RATE_LIMIT_PER_MINUTE: UNLIMITED,
  RATE_LIMIT_PER_HOUR: UNLIMITED,
  RATE_LIMIT_PER_DAY: UNLIMITED,
  MODEL_CALLS_PER_CONVERSATION: UNLIMITED,
  MODEL_CALLS_PER_USER_DAY: UNLIMITED,
};

/**
 * Slack is the simulated one here, whatever tokens the shell holds for the real one. What it keeps is its own too: in a
 * database that it shared with production each would take questions that only the other can answer.
 */
const IGNORED: readonly SettingName[] = [
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_API_URL",
  "DATABASE_URL",
  "REDIS_URL",
];

/** The settings of `ledger dev`: those of production, but for the limits, Slack, and where things are kept. */
export function readDevSettings(env: Environment, port: number | undefined): Settings {
  const given = Object.entries(env).filter(
    ([name, value]) => value && !IGNORED.some((ignored) => ignored === name),
  );
  return readSettings({
    ...DEV_DEFAULTS,
    ...Object.fromEntries(given),
    ...(port !== undefined && { PORT: String(port) }),
  });
}
