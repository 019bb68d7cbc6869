import type { RouteName } from "../calls/call.ts";

export interface FoundRoute {
  readonly name: RouteName;
  /** What it takes; anything else is refused with 405. */
  readonly method: "GET" | "POST";
  /** The last part of the path of a single model. */
  readonly model?: string;
}

/** As LiteLLM has them: each also without `/v1`. */
const ROUTES: ReadonlyMap<string, FoundRoute> = new Map<string, FoundRoute>([
  ["/chat/completions", { name: "chat", method: "POST" }],
  ["/embeddings", { name: "embeddings", method: "POST" }],
  ["/models", { name: "models", method: "GET" }],
  ["/health/liveliness", { name: "health", method: "GET" }],
  ["/health/liveness", { name: "health", method: "GET" }],
  ["/health/readiness", { name: "health", method: "GET" }],
]);

export function routeOf(path: string): FoundRoute | undefined {
  const short = path.replace(/^\/v1(?=\/)/, "").replace(/(?<=.)\/$/, "");
  const route = ROUTES.get(short);
  if (route !== undefined) return route;
  const [, model] = /^\/models\/(.+)$/.exec(short) ?? [];
  return model === undefined ? undefined : { name: "models", method: "GET", model: decoded(model) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
