import { flag, httpUrl, text } from "./fields.ts";
import type { SettingDefinition } from "./setting-definition.ts";

/** How the bot reaches Slack. */
export const SLACK_SETTINGS = {
  SLACK_BOT_TOKEN: {
    schema: text.startsWith("xoxb-").optional(),
    description: "The bot's OAuth token",
    remedy: "Copy the Bot User OAuth Token (xoxb-…) from your Slack app, under OAuth & Permissions.",
    secret: true,
  },
  SLACK_APP_TOKEN: {
    schema: text.startsWith("xapp-").optional(),
    description: "The app-level token for Socket Mode",
    remedy: "Create an app-level token (xapp-…) with the scope connections:write, under Basic Information.",
    secret: true,
  },
  SLACK_API_URL: {
    schema: httpUrl.optional(),
    description: "Slack's Web API, where it is not Slack's own",
    remedy: "Give the URL that ends in /api/, such as http://127.0.0.1:7777/api/.",
  },
  SLACK_PACED: {
    schema: flag.default(true),
    description: "Whether calls keep to Slack's rate limits; false only for a simulated Slack that has none",
    remedy: "Give true or false.",
  },
} as const satisfies Record<string, SettingDefinition>;
