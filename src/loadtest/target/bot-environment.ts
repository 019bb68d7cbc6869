import type { SettingName } from "../../config/settings.ts";
import type { SlackSimulator } from "../../simulators/slack/simulator.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What Node and the system need. All else stays out: a setting of the shell could name a model or a Redis elsewhere. */
const KEPT = ["PATH", "HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LD_LIBRARY_PATH"];

/** One simulated person asks as fast as a whole company. */
const UNLIMITED = "1000000";

/** The environment of a bot that knows only the simulated Slack and the database on this machine. */
export function botEnvironment(
  env: Environment,
  { url, botToken, appToken }: Pick<SlackSimulator, "url" | "botToken" | "appToken">,
  databaseUrl: string,
): Record<string, string> {
  const settings = {
    SLACK_API_URL: url,
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_PACED: "false",
    DATABASE_URL: databaseUrl,
    HOST: "127.0.0.1",
    PORT: "0",
    RATE_LIMIT_PER_MINUTE: UNLIMITED,
    USER_RATE_LIMIT_PER_MINUTE: UNLIMITED,
    RATE_LIMIT_PER_HOUR: UNLIMITED,
    RATE_LIMIT_PER_DAY: UNLIMITED,
    MODEL_CALLS_PER_CONVERSATION: UNLIMITED,
    MODEL_CALLS_PER_USER_DAY: UNLIMITED,
    MODEL_BUDGET_USD_PER_DAY: UNLIMITED,
    // Its questions repeat, and each is to be answered.
    ANSWER_CACHE_SIZE: "0",
  } satisfies Partial<Record<SettingName, string>>;
  const kept = KEPT.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), ...settings };
}
