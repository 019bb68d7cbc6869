import { setTimeout as delay } from "node:timers/promises";
import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  RandomIdGenerator,
  type SpanExporter,
} from "@opentelemetry/sdk-trace-node";
import { reasonOf } from "../../core/errors.ts";
import type { Emit } from "../../core/events.ts";
import { traceIdOf } from "../trace-id.ts";
import type { Attributes, PlannedSpan, QuestionTrace } from "./question-trace.ts";
import { type Delivery, MOST_WAITING_SPANS, watchDelivery } from "./watch-delivery.ts";

export interface SpanSender {
  send(trace: QuestionTrace): void;
  /** Sends what is left, as far as that goes within the deadline. */
  close(deadlineMs: number): Promise<void>;
}

export interface Collector {
  /** Without /v1/traces. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the traces are of, such as `service.name`. */
  readonly service: Readonly<Record<string, string>>;
  /** How long traces are gathered before they are sent. */
  readonly everyMs?: number;
}

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;

/** Sends traces by OTLP over HTTP, in batches, leaves out what cannot be sent, and tells of that. */
export function createSpanSender(
  { endpoint, headers, service, everyMs = 5_000 }: Collector,
  emit: Emit,
): SpanSender {
  const random = new RandomIdGenerator();
  const delivery = watchDelivery(emit);
  let traceId = "";
  const url = `${endpoint.replace(/\/+$/, "")}/v1/traces`;
  const exporter = watched(new OTLPTraceExporter({ url, headers: { ...headers } }), delivery);
  const batches = { scheduledDelayMillis: everyMs, maxQueueSize: MOST_WAITING_SPANS };
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ ...service }),
    // Asked at once, while the whole of a question begins.
    idGenerator: { generateTraceId: () => traceId, generateSpanId: () => random.generateSpanId() },
    spanProcessors: [new BatchSpanProcessor(exporter, batches)],
  });
  const tracer = provider.getTracer("ledger");
  const begin = ({ name, kind, startMs, attributes, error }: PlannedSpan, parent = ROOT_CONTEXT): Span => {
    const given = { kind: KINDS[kind], startTime: startMs, attributes: plain(attributes) };
    const span = tracer.startSpan(name, given, parent);
    if (error) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute("error.type", error);
    return span;
  };
  return {
    send({ questionId, whole, steps, moments }) {
      traceId = traceIdOf(questionId);
      if (!delivery.begins(traceId, steps.length + 1)) return;
      const root = begin(whole);
      const inRoot = trace.setSpan(ROOT_CONTEXT, root);
      for (const { name, atMs, attributes } of moments) root.addEvent(name, plain(attributes), atMs);
      for (const step of steps) begin(step, inRoot).end(step.endMs);
      root.end(whole.endMs);
    },
    async close(deadlineMs) {
      const enough = new AbortController();
      const late = delay(deadlineMs, undefined, { signal: enough.signal, ref: false }).catch(() => {});
      const failed = provider.shutdown().then(() => undefined, reasonOf);
      const reason = await Promise.race([failed, late]);
      enough.abort();
      delivery.givesUp(reason ?? "the collector did not take them before the stop");
    },
  };
}

/** An exporter that tells what became of what it was given. */
function watched(exporter: OTLPTraceExporter, delivery: Delivery): SpanExporter {
  return {
    export(spans, done) {
      const traceIds = spans.map((span) => span.spanContext().traceId);
      exporter.export(spans, (result) => {
        // Zero is success.
        delivery.ended(
          traceIds,
          result.code === 0 ? undefined : reasonOf(result.error ?? "no reason is given"),
        );
        done(result);
      });
    },
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  };
}

/** OpenTelemetry's own type wants lists that may be written to. */
function plain(attributes: Attributes): Record<string, string | number | boolean | string[]> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, typeof value === "object" ? [...value] : value]),
  );
}
