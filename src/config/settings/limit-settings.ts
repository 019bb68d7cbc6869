import { amount, count } from "./fields.ts";
import type { SettingDefinition } from "./setting-definition.ts";

/** How much may be asked. */
export const LIMIT_SETTINGS = {
  RATE_LIMIT_PER_MINUTE: {
    schema: count.default(1000),
    description: "Questions that all users together may ask in a minute",
    remedy: "Give a whole number from 1.",
    unit: "questions a minute",
  },
  USER_RATE_LIMIT_PER_MINUTE: {
    schema: count.default(10),
    description: "Questions that one user may ask in a minute",
    remedy: "Give a whole number from 1.",
    unit: "questions a minute",
  },
  RATE_LIMIT_PER_HOUR: {
    schema: count.default(60),
    description: "Questions that one user may ask in an hour",
    remedy: "Give a whole number from 1.",
    unit: "questions an hour",
  },
  MODEL_CALLS_PER_CONVERSATION: {
    schema: count.default(10),
    description: "Calls to models that one conversation may cause",
    remedy: "Give a whole number from 1.",
    unit: "calls",
  },
  MODEL_CALLS_PER_USER_DAY: {
    schema: count.default(50),
    description: "Calls to models that one user may cause in a day, in UTC",
    remedy: "Give a whole number from 1.",
    unit: "calls a day",
  },
  MODEL_BUDGET_USD_PER_DAY: {
    schema: amount.default(100),
    description: "What the calls to models of all users together may cost in a day, in UTC",
    remedy: "Give a number above 0.",
    unit: "US dollars a day",
  },
  RATE_LIMIT_PER_DAY: {
    schema: count.default(500),
    description: "Questions that one user may ask in a day",
    remedy: "Give a whole number from 1.",
    unit: "questions a day",
  },
} as const satisfies Record<string, SettingDefinition>;
