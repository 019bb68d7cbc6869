import type { ServerResponse } from "node:http";
import { reasonOf } from "../../../core/errors.ts";
import type { Caller } from "../apps/directory.ts";
import type { Faults } from "../faults/faults.ts";
import { cut } from "../http/cut.ts";
import type { Route } from "../http/router.ts";
import { retryAfterOf, sendAnswer, serverError } from "./answer.ts";
import { type Answering, answerCall } from "./answer-call.ts";
import { argumentsOf, type Call, readCall } from "./read-call.ts";

export interface WebApi extends Answering {
  readonly faults: Faults;
}

const PREFIX = "/api/";

/** Answers requests to `/api/<method>`: reads them, lets the planned faults have their way, and calls the method. */
export function webApiRoute(api: WebApi): Route {
  return {
    prefix: PREFIX,
    async handle(request, response, url) {
      const method = url.pathname.slice(PREFIX.length);
      try {
        await handleCall(await readCall(method, url, request), response, api);
      } catch (thrown) {
        api.journal({ type: "fault", method, reason: reasonOf(thrown) });
        sendAnswer(response, serverError(500));
      }
    },
  };
}

async function handleCall(call: Call, response: ServerResponse, api: WebApi): Promise<void> {
  const { method, body } = call;
  const args = argumentsOf(call);
  const caller = api.services.directory.callerWith(call.token ?? "");
  const names = namesOf(caller);
  const calling = { method, args: body.ok ? args : body, ...names };
  api.journal({ type: "request", ...calling });
  const { delay, ending } = api.faults.onRequest({ method, app: names.app, args });
  if (delay > 0) await api.faults.pause(delay);
  if (ending?.type === "hang") return;
  if (ending?.type === "cut" && !ending.after) {
    cut(response);
    return;
  }
  const planned = ending?.type === "answer";
  const answer = planned ? ending.answer : await answerCall(call, api);
  if (answer.status === 429) {
    api.journal({ type: "rate-limited", ...calling, retryAfter: retryAfterOf(answer), planned });
  }
  api.journal({ type: "response", method, body: answer.body });
  if (ending?.type === "cut") cut(response);
  else sendAnswer(response, answer);
}

/** The app and, for a bot, its workspace. */
function namesOf(caller: Caller | undefined): { readonly app?: string; readonly team?: string } {
  if (caller === undefined) return {};
  if (caller.kind === "app") return { app: caller.app.id };
  const { app, team } = caller.installation;
  return { app: app.id, team };
}
