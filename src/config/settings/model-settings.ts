import { count, httpUrl, text } from "./fields.ts";
import type { SettingDefinition } from "./setting-definition.ts";

/** Which model answers, and how long it may take. */
export const MODEL_SETTINGS = {
  LITELLM_BASE_URL: {
    schema: httpUrl.optional(),
    description: "The OpenAI-compatible endpoint; without it the offline model answers",
    remedy:
      "Give the endpoint's base URL, such as https://litellm.example.com/v1, together with LITELLM_DEVELOPER_KEY.",
  },
  LITELLM_DEVELOPER_KEY: {
    schema: text.optional(),
    description: "The key of the OpenAI-compatible endpoint",
    remedy: "Ask the owner of the endpoint for a developer key, and set LITELLM_BASE_URL too.",
    secret: true,
  },
  LEDGER_MODEL: {
    schema: text.default("claude-sonnet-4.5"),
    description: "The model that answers, by the endpoint's name for it",
    remedy: "Give a model that the endpoint lists under /models.",
  },
  LEDGER_FALLBACK_MODEL: {
    schema: text.optional(),
    description: "The model that answers when the first one does not; without it the sources are quoted",
    remedy: "Give another model that the endpoint lists under /models.",
  },
  LEDGER_CHEAP_MODEL: {
    schema: text.optional(),
    description:
      "The cheaper model that answers easy questions, with LEDGER_MODEL behind it; without it LEDGER_MODEL answers all",
    remedy: "Give another model that the endpoint lists under /models, such as claude-haiku-4.5.",
  },
  LEDGER_EMBEDDING_MODEL: {
    schema: text.optional(),
    description:
      "The model that tells which passages are near to a question in meaning; without it they are found by their words alone",
    remedy:
      "Give an embedding model that the endpoint lists under /models, such as text-embedding-3-small, where `ledger eval` finds more with it than without.",
  },
  LLM_CONNECT_TIMEOUT_SECONDS: {
    schema: count.max(300).default(10),
    description:
      "How long the endpoint may take to begin its reply; gateways may begin it with the first word",
    remedy: "Give a whole number from 1 to 300.",
    unit: "seconds",
  },
  LLM_FIRST_TOKEN_TIMEOUT_SECONDS: {
    schema: count.max(300).default(15),
    description: "How long a model may take for its first word, and from each word to the next",
    remedy: "Give a whole number from 1 to 300.",
    unit: "seconds",
  },
  LLM_TIMEOUT_SECONDS: {
    schema: count.max(600).default(30),
    description: "How long a model may take for a whole answer, with all waiting and trying again",
    remedy: "Give a whole number from 1 to 600.",
    unit: "seconds",
  },
  LLM_MAX_CONCURRENT: {
    schema: count.max(1000).default(8),
    description:
      "How many calls to each model one process makes at the same time; four times as many may wait",
    remedy: "Give a whole number from 1 to 1000.",
    unit: "calls",
  },
  LLM_MAX_OUTPUT_TOKENS: {
    schema: count.min(64).max(32_000).default(1000),
    description: "How long an answer may be, which bounds what a call can cost",
    remedy: "Give a whole number from 64 to 32000.",
    unit: "tokens",
  },
} as const satisfies Record<string, SettingDefinition>;
