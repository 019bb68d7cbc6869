import { port, text } from "./fields.ts";
import type { SettingDefinition } from "./setting-definition.ts";

/** Where the HTTP server listens. */
export const HTTP_SETTINGS = {
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
} as const satisfies Record<string, SettingDefinition>;
