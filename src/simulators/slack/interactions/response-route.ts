import type { ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Faults } from "../faults/faults.ts";
import { faultyRoute } from "../faults/faulty-route.ts";
import type { Route } from "../http/router.ts";
import type { Journal } from "../journal/journal.ts";
import { type Failure, failure } from "../web-api/reply.ts";
import { applyResponse } from "./response-message.ts";
import { RESPONSE_PATH, type ResponseUrls } from "./response-urls.ts";

/** The name that the journal and fault plans have for what comes to a `response_url`. */
const METHOD = "response_url";

interface Answer {
  readonly status: number;
  readonly body: "ok" | Failure;
}

/**
 * Takes what apps send to a `response_url`. Documented: five times within thirty minutes; observed: `ok` as text,
 * and 404 with `used_url` or `expired_url` after that. Assumed: other refusals have status 400 and use nothing up.
 */
export function responseRoute(urls: ResponseUrls, journal: Journal, faults: Faults): Route {
  const route: Route = {
    prefix: RESPONSE_PATH,
    async handle(request, response, url) {
      const body = bodyOf(await text(request));
      journal({ type: "request", method: METHOD, args: body });
      const answer = request.method === "POST" ? answered(urls, url.pathname, body) : METHOD_NOT_ALLOWED;
      journal({ type: "response", method: METHOD, body: answer.body });
      send(response, answer);
    },
  };
  return faultyRoute(route, { method: METHOD, faults, appOf: (_request, url) => appOf(urls, url) });
}

function appOf(urls: ResponseUrls, url: URL): string | undefined {
  const found = urls.find(url.pathname);
  return found.ok ? found.target.installation.app.id : undefined;
}

const METHOD_NOT_ALLOWED: Answer = { status: 405, body: failure("invalid_request_method") };

function answered(urls: ResponseUrls, path: string, body: unknown): Answer {
  const found = urls.find(path);
  if (!found.ok) return { status: 404, body: failure(found.error) };
  const applied = applyResponse(found.target, body);
  if (!applied.ok) return { status: 400, body: applied };
  found.spend();
  return { status: 200, body: "ok" };
}

/** JSON, or a form with the JSON as its `payload`, as webhooks take it. What is neither is undefined. */
function bodyOf(sent: string): unknown {
  const json = sent.startsWith("payload=") ? (new URLSearchParams(sent).get("payload") ?? "") : sent;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const isText = body === "ok";
  response
    .writeHead(status, { "content-type": isText ? "text/html" : "application/json; charset=utf-8" })
    .end(isText ? body : JSON.stringify(body));
}
