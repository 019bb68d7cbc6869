import { millisecondsOf } from "../../faults/duration.ts";
import { type Answer, answerOf, rateLimited, serverError } from "../web-api/answer.ts";
import { failure } from "../web-api/reply.ts";
import type { FaultRule } from "./fault-plan.ts";

/** What the faults make of one request. */
export interface RequestFate {
  /** In milliseconds. */
  readonly delay: number;
  /** Nothing where the request runs its course. */
  readonly ending?: RequestEnding;
}

export type RequestEnding =
  | { readonly type: "answer"; readonly answer: Answer }
  | { readonly type: "hang" }
  /** `after` the call has had its effect. */
  | { readonly type: "cut"; readonly after: boolean };

export function requestFateOf(rules: readonly FaultRule[]): RequestFate {
  const delay = rules.reduce((sum, rule) => sum + delayOf(rule), 0);
  const ending = rules.map(endingOf).find((each) => each !== undefined);
  return { delay, ...(ending !== undefined && { ending }) };
}

function delayOf(rule: FaultRule): number {
  return rule.fault === "latency" ? millisecondsOf(rule.by) : 0;
}

function endingOf(rule: FaultRule): RequestEnding | undefined {
  switch (rule.fault) {
    case "rate_limited":
      return answered(rateLimited(secondsOf(rule.retryAfter)));
    case "server_error":
      return answered(serverError(rule.status ?? 503));
    case "error":
      return answered(answerOf(failure(rule.code)));
    case "invalid_auth":
      return answered(answerOf(failure("invalid_auth")));
    case "hang":
      return { type: "hang" };
    case "connection_reset":
      return { type: "cut", after: rule.after === true };
    default:
      return undefined;
  }
}

function answered(answer: Answer): RequestEnding {
  return { type: "answer", answer };
}

function secondsOf(retryAfter: number | "none" = 1): number | undefined {
  return retryAfter === "none" ? undefined : retryAfter;
}
