import { httpUrl, text } from "./fields.ts";
import type { SettingDefinition } from "./setting-definition.ts";

/** Where traces go, by OpenTelemetry's own names. */
export const TELEMETRY_SETTINGS = {
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    schema: httpUrl.optional(),
    description:
      "The OpenTelemetry collector that gets a trace of each question, by OTLP over HTTP; without it none is made",
    remedy: "Give the collector's base URL, such as http://127.0.0.1:4318.",
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    schema: text.regex(/^[^=,\s]+=[^,]*(?:,[^=,\s]+=[^,]*)*$/).optional(),
    description: "What the collector wants in headers, such as a key",
    remedy: "Give name=value, several by commas.",
    secret: true,
  },
  OTEL_SERVICE_NAME: {
    schema: text.default("ledger"),
    description: "The name of the service in traces",
    remedy: "Give a name.",
  },
} as const satisfies Record<string, SettingDefinition>;
