import { z } from "zod";

/** One setting: what it is for, what it may be, and what to do when it is wrong. */
export interface SettingDefinition {
  readonly schema: z.ZodType;
  readonly description: string;
  readonly remedy: string;
  readonly unit?: string;
  /** Never printed, logged or put into an error. */
  readonly secret?: true;
}

const text = z.string().trim().min(1);
// A blank would otherwise be the number 0, which is a port that means something.
const port = text.transform(Number).pipe(z.int().min(0).max(65_535));
const count = z.coerce.number().int().min(1);
const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const httpUrl = z.url({ protocol: /^https?$/ });

/** Every setting of the bot, by the name of its environment variable. */
export const SETTINGS = {
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
  LLM_TIMEOUT_SECONDS: {
    schema: count.max(600).default(30),
    description: "How long a model may take for a whole answer",
    remedy: "Give a whole number from 1 to 600.",
    unit: "seconds",
  },
  KNOWLEDGE_DIR: {
    schema: text.optional(),
    description: "The folder of Markdown to answer from; without it the bundled knowledge",
    remedy: "Give the path of a folder with .md files.",
  },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    description: "The Postgres (15 to 18) that keeps questions; `ledger dev` brings its own",
    remedy: "Give a URL such as postgres://user:password@host:5432/ledger.",
    secret: true,
  },
  REDIS_URL: {
    schema: z.url({ protocol: /^rediss?$/ }).optional(),
    description: "The Redis that replicas share for rate limits; without it they are kept in memory",
    remedy: "Give a URL such as redis://host:6379/0.",
    secret: true,
  },
  HOST: {
    schema: text.default("127.0.0.1"),
    description: "The address that the HTTP server listens on",
    remedy: "Use 127.0.0.1 for this machine only, 0.0.0.0 in a container.",
  },
  PORT: {
    schema: port.default(8080),
    description: "The port of /health, /ready and /metrics; 0 takes a free one",
    remedy: "Give a whole number from 0 to 65535.",
  },
  LOG_LEVEL: {
    schema: z.preprocess(
      (value) => (typeof value === "string" ? value.toLowerCase() : value),
      z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    ),
    description: "The least important log line that is written",
    remedy: "Give debug, info, warn, error or silent.",
  },
  WORKER_CONCURRENCY: {
    schema: count.max(200).default(8),
    description: "How many conversations one process answers at the same time",
    remedy: "Give a whole number from 1 to 200.",
  },
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
  RATE_LIMIT_PER_DAY: {
    schema: count.default(500),
    description: "Questions that one user may ask in a day",
    remedy: "Give a whole number from 1.",
    unit: "questions a day",
  },
  STRICT_INPUT: {
    schema: flag.default(false),
    description: "Refuse questions with `;` or backticks, which are ordinary in engineers' questions",
    remedy: "Give true or false.",
  },
} as const satisfies Record<string, SettingDefinition>;

export type SettingName = keyof typeof SETTINGS;

/** The settings as the bot uses them, checked. */
export type Settings = { readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]["schema"]> };
