import { count, host, port, text } from "./fields.ts";
import type { SettingDefinition } from "./setting-definition.ts";

/** Where the HTTP server listens, and whom it answers. */
export const HTTP_SETTINGS = {
  HOST: {
    schema: text.default("127.0.0.1"),
    description: "The address that the HTTP server listens on",
    remedy: "Use 127.0.0.1 for this machine only, 0.0.0.0 in a container.",
  },
  METRICS_HOST: {
    schema: host.optional(),
    description:
      "A second address, at the same port, on which /metrics and /health are served and nothing else; without it there is none",
    remedy:
      "Give an address of this machine that Prometheus reaches, without a scheme or a port, such as the container engine's gateway, 172.17.0.1; `ledger stack up` names it.",
  },
  PORT: {
    schema: port.default(8080),
    description: "The port of the HTTP API, /health, /ready and /metrics; 0 takes a free one",
    remedy: "Give a whole number from 0 to 65535.",
  },
  API_TOKEN: {
    schema: text.regex(/^[\x21-\x7e]{16,}$/).optional(),
    description: "The token that opens the HTTP API; without it the API is off",
    remedy: "Give 16 or more letters, digits and signs, such as those of `openssl rand -hex 32`.",
    secret: true,
  },
  API_WAIT_SECONDS: {
    schema: count.max(600).default(60),
    description:
      "How long a request to the HTTP API waits for its answer, before it is told where that will be",
    remedy: "Give a whole number from 1 to 600, less than what a proxy in front waits.",
    unit: "seconds",
  },
  HTTP_READ_SECONDS: {
    schema: count.max(300).default(15),
    description: "How long a client may take to send a request, with its headers and body",
    remedy: "Give a whole number from 1 to 300.",
    unit: "seconds",
  },
} as const satisfies Record<string, SettingDefinition>;
