import { LEDGER_IMAGE } from "./ledger-image.ts";
import { POSTGRES, POSTGRES_LOGIN } from "./postgres.ts";
import { REDIS } from "./redis.ts";
import type { Service } from "./service.ts";

const { user, password, database } = POSTGRES_LOGIN;

/** Where compose's own services are. All other settings are its user's. */
const ENVIRONMENT = {
  HOST: "0.0.0.0",
  PORT: "8080",
  DATABASE_URL: `postgres://${user}:${password}@${POSTGRES.name}:${POSTGRES.port.inside}/${database}`,
  REDIS_URL: `redis://${REDIS.name}:${REDIS.port.inside}/0`,
} as const;

/** With what is in its image for certain. */
const ASK_READY =
  'fetch("http://127.0.0.1:8080/ready").then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))';
const READY = { kind: "command", command: ["node", "-e", ASK_READY] } as const;

const VERSION = {
  of: { kind: "command", command: ["ledger", "--version"] },
  pattern: /\bledger[ /](\d\S*)/,
} as const;

/** Holds the connection to Slack, takes questions in, and serves the HTTP API behind nginx. */
export const BOT: Service = {
  name: "bot",
  title: "Bot",
  image: LEDGER_IMAGE,
  command: ["start", "--role", "gateway"],
  environment: ENVIRONMENT,
  port: { inside: 8080, wished: 8080, scheme: "http://" },
  probe: READY,
  deadlineSeconds: 60,
  needs: [POSTGRES.name, REDIS.name],
  version: VERSION,
};

/** Answers questions. */
export const WORKER: Service = {
  ...BOT,
  name: "worker",
  title: "Worker",
  command: ["start", "--role", "worker"],
};
