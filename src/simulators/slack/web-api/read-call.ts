import type { IncomingMessage } from "node:http";
import { type CallBody, readBody, readForm } from "./body.ts";
import { boundedBody } from "./bounded-body.ts";
import { FORM_ONLY } from "./form-only.ts";
import { type Failure, failure } from "./reply.ts";

/** A call as it came in, before anything of it is believed. */
export interface Call {
  readonly method: string;
  /** Why it cannot be read, where it cannot. */
  readonly body: CallBody | Failure;
  readonly token: string | undefined;
}

export async function readCall(method: string, url: URL, request: IncomingMessage): Promise<Call> {
  const sent = await bodyOf(url, request);
  const body = sent.ok && sent.isJson === true && FORM_ONLY.has(method) ? { ...sent, args: {} } : sent;
  return { method, body, token: bearerOf(request) ?? (body.ok ? body.token : undefined) };
}

async function bodyOf(url: URL, request: IncomingMessage): Promise<CallBody | Failure> {
  const sent = await boundedBody(request);
  if (sent === undefined) return failure("request_too_large");
  return sent.length === 0 ? readForm(url.search.slice(1)) : readBody(request.headers["content-type"], sent);
}

export function argumentsOf({ body }: Call): Readonly<Record<string, unknown>> {
  return body.ok ? body.args : {};
}

function bearerOf(request: IncomingMessage): string | undefined {
  return /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? "")?.[1];
}
