import { Hono } from "hono";
import type { Emit } from "../core/events.ts";
import { type Components, checkReadiness } from "./readiness.ts";

export interface RouteSources {
  readonly components: Components;
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
  /** Answers what is asked below /v1. */
  readonly api?: { fetch(request: Request): Response | Promise<Response> };
  readonly emit: Emit;
}

/** The routes that a platform asks: does it run, can it serve, how does it do. */
export function createRoutes({ components, metrics, api, emit }: RouteSources): Hono {
  const routes = new Hono();
  routes.use(async (context, next) => {
    const startedAt = performance.now();
    await next();
    emit({
      type: "http_request_finished",
      method: context.req.method,
      endpoint: endpointOf(context.req.path),
      status: context.res.status,
      durationMs: performance.now() - startedAt,
    });
  });
  routes.get("/health", (context) => context.json({ status: "healthy" }));
  routes.get("/ready", async (context) => {
    const { ready, components: states } = await checkReadiness(components);
    return context.json({ status: ready ? "ready" : "not ready", components: states }, ready ? 200 : 503);
  });
  routes.get("/metrics", async (context) =>
    context.body(await metrics.text(), 200, { "content-type": metrics.contentType }),
  );
  if (api) routes.all("/v1/*", (context) => api.fetch(context.req.raw));
  return routes;
}

const KNOWN = new Set(["/health", "/ready", "/metrics", "/v1/questions", "/v1/openapi.json"]);

/** A label's values are bounded, whatever is asked for. */
function endpointOf(path: string): string {
  if (/^\/v1\/questions\/[^/]+$/.test(path)) return "/v1/questions/{id}";
  return KNOWN.has(path) ? path : "other";
}
