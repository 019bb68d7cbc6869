import { z } from "zod";
import { count, text } from "./fields.ts";
import type { SettingDefinition } from "./setting-definition.ts";

const RULES = ["refused-twice", "voted-down", "asked-in-words"] as const;

const rules = text
  .transform((list) => (list === "none" ? [] : list.split(",").map((rule) => rule.trim())))
  .pipe(z.array(z.enum(RULES)));

/** When people are asked to answer in the bot's place. */
export const HANDOVER_SETTINGS = {
  SLACK_AGENTS_CHANNEL: {
    schema: text.regex(/^[CG][A-Z0-9]{2,}$/).optional(),
    description:
      "The id of the Slack channel of the people who answer what the bot cannot; without it nobody is asked",
    remedy: "Copy the id (C…) from the channel's details, and invite the bot there.",
  },
  HANDOVER_TIMEOUT_MINUTES: {
    schema: count.max(10_080).default(60),
    description: "How long somebody waits for a person before being told that nobody came",
    remedy: "Give a whole number from 1 to 10080, which is a week.",
    unit: "minutes",
  },
  HANDOVER_RULES: {
    schema: rules.default([...RULES]),
    description: "What leads to a person besides the button, by commas",
    remedy: `Give some of ${RULES.join(", ")}, or none.`,
  },
} as const satisfies Record<string, SettingDefinition>;
