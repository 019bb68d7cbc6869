import OpenAI from "openai";
import { LedgerError } from "../../core/errors.ts";
import { faultOfSignal } from "../end-with.ts";
import { asFault, ModelFault } from "../fault.ts";
import { lateAnswer } from "../late-answer.ts";
import type { Heard } from "./heard.ts";
import { httpFault } from "./http-fault.ts";
import type { Phases } from "./phases.ts";

/** What went wrong with a call, without the endpoint's own words: askers read it, and an endpoint may echo a key. */
export function faultOf(error: unknown, heard: Heard, phases: Phases): ModelFault {
  if (error instanceof OpenAI.APIError && error.headers) heard.headers(error.headers);
  const fault = classify(error, heard, phases);
  // Neither a request that was never sent nor one that was turned away costs anything.
  if (fault.kind === "unreachable" || isTurnedAway(error)) heard.sent = false;
  return fault;
}

function classify(error: unknown, heard: Heard, phases: Phases): ModelFault {
  if (error instanceof ModelFault) return timely(error, phases);
  if (phases.signal.aborted) return timely(faultOfSignal(phases.signal), phases);
  if (error instanceof OpenAI.APIConnectionError) return connectionFault(error);
  if (error instanceof OpenAI.APIError) return httpFault(error);
  if (error instanceof SyntaxError)
    return new ModelFault("malformed", "it sent what could not be read", { cause: error });
  // Whatever else the transport throws once the endpoint replies: a reset, a broken encoding.
  if (heard.replied) return new ModelFault("cut", "its answer broke off", { cause: error });
  return asFault(error);
}

/** The caller's clock may have started long before the call, while it waited for its turn. */
function timely(fault: ModelFault, phases: Phases): ModelFault {
  if (fault.kind !== "answer_timeout") return fault;
  const { answerMs } = phases.limits;
  return lateAnswer(answerMs, phases.elapsedMs() >= answerMs / 2);
}

function isTurnedAway(error: unknown): boolean {
  return error instanceof OpenAI.APIError && error.status !== undefined;
}

/** Errors from before a connection stands; the others may come when the request is at work already. */
const BEFORE_SENDING =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

function connectionFault(error: Error): ModelFault {
  // A cassette without this request: no second try finds it.
  if (error.cause instanceof LedgerError) return asFault(error.cause);
  const codes = codesIn(error);
  if (codes.some((code) => BEFORE_SENDING.test(code) || /CERT|TLS|SSL/.test(code)))
    return new ModelFault("unreachable", "no connection", { cause: error });
  return new ModelFault("connection_lost", "the connection broke", { cause: error });
}

/** The codes of an error and of what caused it; a few levels, since a cause may lead back. */
function codesIn(error: unknown, depth = 4): string[] {
  if (!(error instanceof Error) || depth === 0) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  return [...own, ...codesIn(error.cause, depth - 1)];
}
