import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { reasonOf } from "../../../core/errors.ts";
import type { Journal } from "../journal/journal.ts";

/** One part of the simulator that answers HTTP: whatever is asked for below its prefix. */
export interface Route {
  /** Where it answers, such as `/api/`. Of two that fit, the longer one is asked. */
  readonly prefix: string;
  /** Whether the journal names its requests; for what writes none of its own entries. */
  readonly journalled?: boolean;
  handle(request: IncomingMessage, response: ServerResponse, url: URL): void | Promise<void>;
}

/**
 * Hands each request to the route that it is for; what is for none is answered with 404. A route that throws
 * costs its caller a 500, and nobody else anything.
 */
export function createRouter(routes: readonly Route[], journal: Journal): RequestListener {
  const longestFirst = routes.toSorted((a, b) => b.prefix.length - a.prefix.length);

  return async (request, response) => {
    const url = URL.parse(request.url ?? "/", "http://simulated");
    const route =
      url === null ? undefined : longestFirst.find(({ prefix }) => url.pathname.startsWith(prefix));
    if (url === null || route === undefined) {
      response.writeHead(404).end();
      return;
    }
    try {
      await route.handle(request, response, url);
      if (route.journalled === true) {
        journal({ type: "http-request", path: url.pathname, status: response.statusCode });
      }
    } catch (thrown) {
      journal({ type: "fault", method: url.pathname, reason: reasonOf(thrown) });
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    }
  };
}
