import type { ServerResponse } from "node:http";
import { type Failure, failure, type Success } from "./reply.ts";

/** An HTTP answer of the Web API. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Success | Failure;
}

/** Like Slack: a refused call has status 200 as well, and says `ok: false`. */
export function answerOf(body: Success | Failure, headers: Answer["headers"] = {}): Answer {
  return { status: 200, headers, body };
}

const RETRY_AFTER = "retry-after";

/** Documented: status 429, with the seconds to wait; `undefined` leaves them out, as Slack is seen to do. */
export function rateLimited(seconds: number | undefined): Answer {
  const body = failure("ratelimited");
  return seconds === undefined
    ? { status: 429, body }
    : { status: 429, headers: { [RETRY_AFTER]: String(seconds) }, body };
}

/** The seconds to wait that an answer names. */
export function retryAfterOf({ headers }: Answer): number | undefined {
  const seconds = headers?.[RETRY_AFTER];
  return seconds === undefined ? undefined : Number(seconds);
}

export function serverError(status: number): Answer {
  return { status, body: failure(status === 503 ? "service_unavailable" : "internal_error") };
}

export function sendAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      ...headers,
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(text),
    })
    .end(text);
}
