import type OpenAI from "openai";
import { type FaultKind, ModelFault } from "../fault.ts";
import { retryAfterMs } from "./retry-after.ts";

type ApiError = InstanceType<typeof OpenAI.APIError>;

/**
 * An error that the endpoint told of: by its HTTP status, or within a stream, where only the body has a code.
 * LiteLLM's body is `{error: {message, type, param, code}}` with the status as a string in `code`; a spent budget is
 * its `type`, whatever the status. Documented: https://docs.litellm.ai/docs/exception_mapping and /docs/proxy/users.
 */
export function httpFault(error: ApiError): ModelFault {
  const status = error.status ?? statusIn(error.code) ?? 500;
  const names = namesOf(error);
  const kind = kindOf(status, names, error.headers);
  const wait = error.headers && retryAfterMs(error.headers);
  return new ModelFault(kind, `${WORDS[kind]} (${[`HTTP ${status}`, names[0]].filter(Boolean).join(", ")})`, {
    cause: error,
    ...(wait !== undefined && { retryAfterMs: wait }),
  });
}

const WORDS = {
  server_error: "the endpoint failed",
  rate_limited: "the endpoint takes no more requests for now",
  overloaded: "its provider takes no more requests for now",
  gateway_budget: "the budget of the endpoint's key is spent",
  unauthorized: "the endpoint does not accept the key",
  rejected: "the endpoint does not accept the request",
} as const satisfies Partial<Record<FaultKind, string>>;

type HttpFaultKind = keyof typeof WORDS;

function kindOf(status: number, names: readonly string[], headers: Headers | undefined): HttpFaultKind {
  if (names.includes("budget_exceeded")) return "gateway_budget";
  if (status === 429)
    return isGateways(headers) || names.includes("rate_limit_type") ? "rate_limited" : "overloaded";
  if (status === 401 || status === 403) return "unauthorized";
  return status >= 500 || status === 408 ? "server_error" : "rejected";
}

function isGateways(headers: Headers | undefined): boolean {
  return Boolean(headers?.has("retry-after") || headers?.has("rate_limit_type"));
}

/** The error's own names for itself, best first: identifiers only, because anything else may hold a secret. */
function namesOf({ code, type, error }: ApiError): string[] {
  const marks = error instanceof Object && "rate_limit_type" in error ? ["rate_limit_type"] : [];
  return [...[code, type].filter((name) => isIdentifier(name)), ...marks];
}

function isIdentifier(name: unknown): name is string {
  return typeof name === "string" && /^[a-z][a-z_]{2,39}$/i.test(name) && name !== "None";
}

/** A stream's errors have no status but their code, a string or a number. */
function statusIn(code: unknown): number | undefined {
  const status = Number(code);
  return Number.isInteger(status) && status >= 400 && status < 600 ? status : undefined;
}
