import { z } from "zod";
import { count, upTo } from "./fields.ts";
import type { SettingDefinition } from "./setting-definition.ts";

/** The services and the size of one process. */
export const SERVICE_SETTINGS = {
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    description: "The Postgres (15 to 18) that keeps questions; `ledger dev` brings its own",
    remedy: "Give a URL such as postgres://user:password@host:5432/ledger.",
    secret: true,
  },
  REDIS_URL: {
    schema: z.url({ protocol: /^rediss?$/ }).optional(),
    description:
      "The Redis that replicas share for rate limits and for answers to give again; without it limits are kept in Postgres",
    remedy: "Give a URL such as redis://host:6379/0.",
    secret: true,
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
  WORKER_PER_ASKER: {
    schema: count.max(200).default(2),
    description: "How many questions of one person all processes together answer at the same time",
    remedy:
      "Give a whole number from 1 to 200, less than WORKER_CONCURRENCY, so that nobody waits for one who asks much.",
  },
  LEDGER_ROLE: {
    schema: z.enum(["all", "gateway", "worker"]).default("all"),
    description: "What the process does: a gateway holds connections and takes in, a worker answers",
    remedy:
      "Give all, gateway or worker; where there are gateways there must be workers on the same database.",
  },
  RETENTION_DAYS: {
    schema: upTo(36_500).default(365),
    description:
      "After how many days answered questions, and all that belongs to them, are deleted; 0 keeps them",
    remedy: "Give a whole number from 0 to 36500.",
    unit: "days",
  },
  DRAIN_SECONDS: {
    schema: count.max(600).default(25),
    description:
      "How long answers in progress may end when the process is told to stop; it is gone three seconds later at the most",
    remedy:
      "Give a whole number from 1 to 600, at least four less than what the platform waits before it kills, which is 30 in Kubernetes.",
    unit: "seconds",
  },
} as const satisfies Record<string, SettingDefinition>;
