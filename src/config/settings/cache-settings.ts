import { upTo } from "./fields.ts";
import type { SettingDefinition } from "./setting-definition.ts";

/** Which answers are given again. */
export const CACHE_SETTINGS = {
  ANSWER_CACHE_TTL_SECONDS: {
    schema: upTo(604_800).default(3_600),
    description: "How long an answer is given again to the same question; 0 switches that off",
    remedy: "Give a whole number from 0 to 604800, which is a week.",
    unit: "seconds",
  },
  ANSWER_CACHE_SIZE: {
    schema: upTo(100_000).default(1_000),
    description: "How many answers are kept to be given again; 0 switches that off",
    remedy: "Give a whole number from 0 to 100000.",
    unit: "answers",
  },
} as const satisfies Record<string, SettingDefinition>;
