import type { Settings } from "../../config/settings.ts";
import type { EventBus } from "../../core/events.ts";
import { ownVersion } from "../../core/own-version.ts";
import { modelServer } from "./model-server.ts";
import { traceQuestions } from "./trace-questions.ts";

export interface Traces {
  close(deadlineMs: number): Promise<void>;
}

export type TraceSettings = Pick<
  Settings,
  "OTEL_EXPORTER_OTLP_ENDPOINT" | "OTEL_EXPORTER_OTLP_HEADERS" | "OTEL_SERVICE_NAME" | "LITELLM_BASE_URL"
>;

/** Sends a trace of each question whose answer is sent here. Undefined, and OpenTelemetry is not even loaded, without an endpoint. */
export async function openTraces(settings: TraceSettings, events: EventBus): Promise<Traces | undefined> {
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return undefined;
  const { createSpanSender } = await import("./span-sender.ts");
  const collector = {
    endpoint,
    headers: headersOf(settings.OTEL_EXPORTER_OTLP_HEADERS ?? ""),
    service: { "service.name": settings.OTEL_SERVICE_NAME, "service.version": await ownVersion() },
  };
  const sender = createSpanSender(collector, events.emit);
  const stop = traceQuestions(events, sender.send, modelServer(settings.LITELLM_BASE_URL));
  return {
    close(deadlineMs) {
      stop();
      return sender.close(deadlineMs);
    },
  };
}

/** `name=value,name=value`, the values as in URLs: OpenTelemetry's specification of OTEL_EXPORTER_OTLP_HEADERS. */
function headersOf(text: string): Record<string, string> {
  const pairs = text.split(",").filter((pair) => pair.trim() !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())];
    }),
  );
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
