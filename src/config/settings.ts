import type { z } from "zod";
import { CACHE_SETTINGS } from "./settings/cache-settings.ts";
import { HANDOVER_SETTINGS } from "./settings/handover-settings.ts";
import { HTTP_SETTINGS } from "./settings/http-settings.ts";
import { KNOWLEDGE_SETTINGS } from "./settings/knowledge-settings.ts";
import { LIMIT_SETTINGS } from "./settings/limit-settings.ts";
import { MODEL_SETTINGS } from "./settings/model-settings.ts";
import { SERVICE_SETTINGS } from "./settings/service-settings.ts";
import { SLACK_SETTINGS } from "./settings/slack-settings.ts";
import { TELEMETRY_SETTINGS } from "./settings/telemetry-settings.ts";

/** Every setting of the bot, by the name of its environment variable. */
export const SETTINGS = {
  ...SLACK_SETTINGS,
  ...MODEL_SETTINGS,
  ...KNOWLEDGE_SETTINGS,
  ...SERVICE_SETTINGS,
  ...HTTP_SETTINGS,
  ...LIMIT_SETTINGS,
  ...CACHE_SETTINGS,
  ...HANDOVER_SETTINGS,
  ...TELEMETRY_SETTINGS,
} as const;

export type SettingName = keyof typeof SETTINGS;

/** The settings as the bot uses them, checked. */
export type Settings = { readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]["schema"]> };
