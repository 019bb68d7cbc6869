import type { IncomingMessage, ServerResponse } from "node:http";
import type { Route } from "../http/router.ts";
import type { Control } from "./control.ts";
import { CONTROL_ROUTES, type ControlRoute } from "./control-routes.ts";
import { sendJson } from "./json.ts";
import { Refusal, refusedOf } from "./refusal.ts";
import { readJsonBody } from "./request-body.ts";
import { requireSameSite } from "./same-site.ts";

const CONTROL_PREFIX = "/simulator/";

const ROUTES = new Map(CONTROL_ROUTES.map((route) => [`${route.method} ${route.path}`, route]));

/** The simulator's own HTTP API, for the page, and for tests and people in any language. */
export function controlRoute(control: Control): Route {
  return {
    prefix: CONTROL_PREFIX,
    async handle(request, response, url) {
      try {
        requireSameSite(request);
        const route = routeFor(request, url);
        const args = route.method === "GET" ? queryOf(url) : await readJsonBody(request);
        const reply = await route.run(args, control, { request, response });
        if (reply !== undefined) sendJson(response, 200, reply);
      } catch (thrown) {
        answerRefusal(request, response, thrown);
      }
    },
  };
}

function routeFor({ method }: IncomingMessage, { pathname }: URL): ControlRoute {
  const path = pathname.slice(CONTROL_PREFIX.length);
  const route = ROUTES.get(`${method} ${path}`);
  if (route !== undefined) return route;
  const allowed = CONTROL_ROUTES.filter((each) => each.path === path).map((each) => each.method);
  if (allowed.length > 0) throw new Refusal(405, "wrong_method", `Use ${allowed.join(" or ")} for ${path}.`);
  throw new Refusal(
    404,
    "unknown_path",
    `Nothing is at ${pathname}. GET ${CONTROL_PREFIX} lists what is there.`,
  );
}

function queryOf(url: URL): Readonly<Record<string, string>> {
  return Object.fromEntries(url.searchParams);
}

function answerRefusal(request: IncomingMessage, response: ServerResponse, thrown: unknown): void {
  const refused = refusedOf(thrown);
  if (refused === undefined || response.headersSent) throw thrown;
  // What is left of a body that was not read would be taken for the next request.
  if (!request.complete) response.setHeader("connection", "close");
  sendJson(response, refused.status, refused.body);
}
