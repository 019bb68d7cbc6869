import { Hono } from "hono";
import type { Emit } from "../core/events.ts";
import { type Components, checkReadiness } from "./readiness.ts";

export interface MetricsText {
  readonly contentType: string;
  text(): Promise<string>;
}

export interface MetricsSources {
  readonly metrics: MetricsText & { readonly openMetrics?: MetricsText };
  readonly emit: Emit;
}

export interface RouteSources extends MetricsSources {
  readonly components: Components;
  /** Answers what is asked below /v1. */
  readonly api?: { fetch(request: Request): Response | Promise<Response> };
}

/** The routes that a platform asks: does it run, can it serve, how does it do. */
export function createRoutes({ components, api, ...sources }: RouteSources): Hono {
  const routes = createMetricsRoutes(sources, SERVED);
  routes.get("/ready", async (context) => {
    const { ready, components: states } = await checkReadiness(components);
    return context.json({ status: ready ? "ready" : "not ready", components: states }, ready ? 200 : 503);
  });
  if (api) routes.all("/v1/*", (context) => api.fetch(context.req.raw));
  return routes;
}

/** Of these, the ones that tell numbers alone: whoever reaches them can ask for nothing else. */
export function createMetricsRoutes(
  { metrics, emit }: MetricsSources,
  served: ReadonlySet<string> = NUMBERS,
): Hono {
  const routes = new Hono();
  routes.use(async (context, next) => {
    const startedAt = performance.now();
    await next();
    emit({
      type: "http_request_finished",
      method: KNOWN_METHODS.has(context.req.method) ? context.req.method : "other",
      endpoint: endpointOf(context.req.path, served),
      status: context.res.status,
      durationMs: performance.now() - startedAt,
    });
  });
  routes.get("/health", (context) => context.json({ status: "healthy" }));
  routes.get("/metrics", async (context) => {
    const isOpen = context.req.header("accept")?.includes("application/openmetrics-text") ?? false;
    const { contentType, text } = (isOpen && metrics.openMetrics) || metrics;
    return context.body(await text(), 200, { "content-type": contentType });
  });
  return routes;
}

const NUMBERS: ReadonlySet<string> = new Set(["/health", "/metrics"]);
const QUESTION = "/v1/questions/{id}";
const SERVED: ReadonlySet<string> = new Set([
  ...NUMBERS,
  "/ready",
  "/v1/questions",
  QUESTION,
  "/v1/openapi.json",
]);
const KNOWN_METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** A label's values are bounded, whatever is asked for; what is not served there is told from what fails where it is. */
function endpointOf(path: string, served: ReadonlySet<string>): string {
  const endpoint = /^\/v1\/questions\/[^/]+$/.test(path) ? QUESTION : path;
  return served.has(endpoint) ? endpoint : "other";
}
