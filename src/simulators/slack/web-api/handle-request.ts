import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { reasonOf } from "../../../core/errors.ts";
import type { Journal } from "../journal/journal.ts";
import { authenticate } from "./authenticate.ts";
import { type CallBody, readBody, readForm } from "./body.ts";
import type { Services } from "./method.ts";
import { METHODS } from "./method-table.ts";
import { type Failure, failure, type Success } from "./reply.ts";
import { scopeRefusal } from "./scopes.ts";

export interface WebApi {
  readonly services: Services;
  readonly journal: Journal;
}

const PREFIX = "/api/";

/** Answers one request to `/api/<method>`. Like Slack it answers a refused call with status 200 and `ok: false`. */
export async function handleRequest(request: IncomingMessage, response: ServerResponse, api: WebApi) {
  const url = URL.parse(request.url ?? "/", "http://simulated");
  if (url === null || !url.pathname.startsWith(PREFIX)) {
    response.writeHead(404).end();
    return;
  }
  const name = url.pathname.slice(PREFIX.length);
  try {
    const reply = await answer(name, url, request, api);
    api.journal({ type: "response", method: name, body: reply });
    send(response, 200, reply);
  } catch (thrown) {
    api.journal({ type: "fault", method: name, reason: reasonOf(thrown) });
    send(response, 500, failure("internal_error"));
  }
}

async function answer(
  name: string,
  url: URL,
  request: IncomingMessage,
  api: WebApi,
): Promise<Success | Failure> {
  const body = await bodyOf(url, request);
  api.journal({ type: "request", method: name, args: body.ok ? body.args : body });
  const known = METHODS.get(name);
  if (known === undefined) {
    api.journal({ type: "unknown-method", method: name });
    return failure("unknown_method");
  }
  if (!body.ok) return body;
  const authenticated = authenticate(bearerOf(request) ?? body.token, known.accepts, api.services.directory);
  if (!authenticated.ok) return authenticated;
  const { caller } = authenticated;
  return scopeRefusal(caller, known.scopes) ?? known.call(body.args, caller, api.services);
}

async function bodyOf(url: URL, request: IncomingMessage): Promise<CallBody | Failure> {
  const sent = await text(request);
  if (sent === "") return readForm(url.search.slice(1));
  return readBody(request.headers["content-type"], sent);
}

function bearerOf(request: IncomingMessage): string | undefined {
  return /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? "")?.[1];
}

function send(response: ServerResponse, status: number, reply: Success | Failure): void {
  const body = JSON.stringify(reply);
  response
    .writeHead(status, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(body),
    })
    .end(body);
}
