import type { SettingName } from "../../../config/settings.ts";
import type { UserLimit } from "../../scenario/mix.ts";
import type { BotSettings } from "./own-bot-settings.ts";

/** The bot's limits of one person, by the time that they are for. */
const SETTING_OF = new Map<number, SettingName>([
  [60_000, "USER_RATE_LIMIT_PER_MINUTE"],
  [3_600_000, "RATE_LIMIT_PER_HOUR"],
  [86_400_000, "RATE_LIMIT_PER_DAY"],
]);

/** The setting that makes a bot keep to a scenario's limit; the bot has none for other times than these three. */
export function limitSettings({ questions, perMs }: UserLimit): BotSettings {
  const name = SETTING_OF.get(perMs);
  if (name === undefined) throw new Error(`The bot has no limit of a person for ${perMs} ms.`);
  return { [name]: String(questions) };
}
