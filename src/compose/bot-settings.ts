import { SETTINGS, type SettingName } from "../config/settings.ts";
import { BOT, WORKER } from "../stack/services/bot.ts";
import type { Service } from "../stack/services/service.ts";

/** What compose itself decides: what a process is comes from its command, and the rest from its containers. */
const DECIDED: readonly SettingName[] = [
  "HOST",
  "PORT",
  "METRICS_HOST",
  "DATABASE_URL",
  "REDIS_URL",
  "LEDGER_ROLE",
];

/** A worker opens no socket and serves no API: what it does not need it cannot lose. */
const OF_GATEWAY: readonly SettingName[] = ["SLACK_APP_TOKEN", "API_TOKEN"];

/** Where the knowledge of compose's user stands in the container. */
const KNOWLEDGE = "/knowledge";

/** A mount wants a folder: this one is there, and is not used. */
export const KNOWLEDGE_VOLUME = `\${KNOWLEDGE_FOLDER:-../fixtures/knowledge}:${KNOWLEDGE}:ro`;

/** Whether it is one of the bot's own processes. */
export function isOfBot({ name }: Service): boolean {
  return name === BOT.name || name === WORKER.name;
}

/**
 * Every setting of the bot, as compose takes it from its user: from the shell, or from compose/.env. An empty one counts
 * as a missing one. None is required here, because compose would then refuse to look at, or end, what runs.
 */
export function botSettings(service: Service): Readonly<Record<string, string>> {
  const left = service.name === WORKER.name ? [...DECIDED, ...OF_GATEWAY] : DECIDED;
  const names = (Object.keys(SETTINGS) as SettingName[]).filter((name) => !left.includes(name));
  return Object.fromEntries(
    names.map((name) => [
      name,
      name === "KNOWLEDGE_DIR" ? `\${KNOWLEDGE_FOLDER:+${KNOWLEDGE}}` : `\${${name}:-}`,
    ]),
  );
}
