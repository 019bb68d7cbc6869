import { type IncomingMessage, ServerResponse } from "node:http";
import { cut } from "../http/cut.ts";
import type { Route } from "../http/router.ts";
import { type Answer, sendAnswer } from "../web-api/answer.ts";
import type { Faults } from "./faults.ts";

/** What a route beside the Web API is to the faults. */
export interface FaultyRouteSettings {
  /** What plans call it, as they call a method of the Web API. */
  readonly method: string;
  readonly faults: Faults;
  /** The id of the app whose request it is, where that can be told. */
  appOf(request: IncomingMessage, url: URL): string | undefined;
}

/** A route beside the Web API on which outages and the planned faults of requests have their way. */
export function faultyRoute(route: Route, { method, faults, appOf }: FaultyRouteSettings): Route {
  return {
    ...route,
    async handle(request, response, url) {
      const { delay, ending } = faults.onRequest({ method, app: appOf(request, url), args: {} });
      if (delay > 0) await faults.pause(delay);
      if (ending === undefined) await route.handle(request, response, url);
      else if (ending.type === "answer") sendAnswer(response, asRefusal(ending.answer));
      else if (ending.type === "cut") {
        // It has its effect, and its answer goes nowhere.
        if (ending.after) await route.handle(request, new ServerResponse(request), url);
        cut(response);
      }
    },
  };
}

/** Assumed: here a refusal has status 400, where the Web API has 200. */
function asRefusal(answer: Answer): Answer {
  return answer.status === 200 ? { ...answer, status: 400 } : answer;
}
