import type { Settings } from "../../../config/settings.ts";

/** One simulated person asks as fast as a whole company. */
const UNLIMITED = 1_000_000;

/** No question is turned away; limits of what answers it are not those of these settings, but of its ports. */
const WITHOUT_LIMITS = {
  USER_RATE_LIMIT_PER_MINUTE: UNLIMITED,
  RATE_LIMIT_PER_MINUTE: UNLIMITED,
  RATE_LIMIT_PER_HOUR: UNLIMITED,
  RATE_LIMIT_PER_DAY: UNLIMITED,
} as const satisfies Partial<Settings>;

/** Nothing of it is shared with a bot that runs elsewhere, and nobody is asked to take over. */
const ON_ITS_OWN = {
  HOST: "127.0.0.1",
  PORT: 0,
  API_TOKEN: undefined,
  DATABASE_URL: undefined,
  REDIS_URL: undefined,
  LEDGER_ROLE: "all",
  RETENTION_DAYS: 0,
  SLACK_AGENTS_CHANNEL: undefined,
} as const satisfies Partial<Settings>;

/** The settings of the bot that is evaluated: those of production, but for the limits, and for what it would share. */
export function botSettings(settings: Settings, concurrency: number): Settings {
  return {
    ...settings,
    ...WITHOUT_LIMITS,
    ...ON_ITS_OWN,
    WORKER_CONCURRENCY: concurrency,
    // One person asks all of them.
    WORKER_PER_ASKER: concurrency,
  };
}
