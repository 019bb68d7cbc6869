import type { SettingName } from "../../../config/settings.ts";
import type { SlackSimulator } from "../../../simulators/slack/simulator.ts";
import { simulatedSlackAddress } from "../allowed-address.ts";
import type { ModelAddress } from "../model/model-process.ts";

export type BotSettings = Readonly<Partial<Record<SettingName, string>>>;

/** Few simulated people ask as fast as a whole company. */
const UNLIMITED = "1000000";

export interface OwnBotParts {
  readonly slack: Pick<SlackSimulator, "url" | "botToken" | "appToken">;
  readonly databaseUrl: string;
  readonly port: number;
  readonly token: string;
  /** Without it the offline model answers, inside the bot. */
  readonly model: ModelAddress | undefined;
  /** Whether the simulated Slack has Slack's rate limits, so that the bot has to keep to them. */
  readonly paced: boolean;
}

/**
 * The environment of a bot that can reach the simulated Slack, and never another.
 * @param own settings that go before these
 * @throws LedgerError TARGET_REFUSED
 */
export function botEnvironment(
  kept: Readonly<Record<string, string>>,
  parts: OwnBotParts,
  own: BotSettings,
): Readonly<Record<string, string>> {
  const settings: Record<string, string> = { ...kept, ...ownBotSettings(parts), ...own };
  simulatedSlackAddress(settings.SLACK_API_URL ?? "");
  return settings;
}

/** The settings of a bot that knows the simulated Slack and what is on this machine, and nothing else. */
function ownBotSettings({ slack, databaseUrl, port, token, model, paced }: OwnBotParts): BotSettings {
  return {
    SLACK_API_URL: slack.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_PACED: String(paced),
    DATABASE_URL: databaseUrl,
    HOST: "127.0.0.1",
    PORT: String(port),
    API_TOKEN: token,
    LOG_LEVEL: "warn",
    ...(model && {
      LITELLM_BASE_URL: model.url,
      LITELLM_DEVELOPER_KEY: model.apiKey,
      LEDGER_MODEL: model.model,
    }),
    RATE_LIMIT_PER_MINUTE: UNLIMITED,
    USER_RATE_LIMIT_PER_MINUTE: UNLIMITED,
    RATE_LIMIT_PER_HOUR: UNLIMITED,
    RATE_LIMIT_PER_DAY: UNLIMITED,
    MODEL_CALLS_PER_CONVERSATION: UNLIMITED,
    MODEL_CALLS_PER_USER_DAY: UNLIMITED,
    MODEL_BUDGET_USD_PER_DAY: UNLIMITED,
    // Its questions repeat, and each is to be answered.
    ANSWER_CACHE_SIZE: "0",
  };
}
