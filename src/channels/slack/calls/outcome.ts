import { z } from "zod";
import { reasonOf } from "../../../core/errors.ts";

/** What became of one call. */
export type Outcome =
  | Accepted
  | Refused
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | Ambiguous
  /** It never reached Slack. */
  | { readonly kind: "not-sent"; readonly reason: string };

export interface Accepted {
  readonly kind: "ok";
  readonly result: unknown;
}

/** Slack's own code, and the details that it gave. */
export interface Refused {
  readonly kind: "refused";
  readonly code: string;
  readonly details: string;
}

/** No answer came, or one that says nothing: Slack may have done what was asked. */
export interface Ambiguous {
  readonly kind: "ambiguous";
  readonly reason: string;
}

/** For a 429 that does not say how long. */
const USUAL_RETRY_AFTER_MS = 5_000;

const platformError = z.object({
  code: z.literal("slack_webapi_platform_error"),
  data: z.object({
    error: z.string(),
    response_metadata: z.object({ messages: z.array(z.string()).optional() }).optional(),
  }),
});
const rateLimitedError = z.object({
  code: z.literal("slack_webapi_rate_limited_error"),
  retryAfter: z.number(),
});
const httpError = z.object({ code: z.literal("slack_webapi_http_error"), statusCode: z.number() });
const requestError = z.object({
  code: z.literal("slack_webapi_request_error"),
  original: z.unknown().optional(),
});

/** Reads what the WebClient threw for a call, which it must not have tried again by itself. */
export function outcomeOfError(error: unknown): Outcome {
  const platform = platformError.safeParse(error).data;
  if (platform) return outcomeOfCode(platform.data.error, platform.data.response_metadata?.messages);
  const limited = rateLimitedError.safeParse(error).data;
  if (limited) return { kind: "rate-limited", retryAfterMs: limited.retryAfter * 1_000 };
  if (isRateLimitWithoutTime(error)) return { kind: "rate-limited", retryAfterMs: USUAL_RETRY_AFTER_MS };
  const http = httpError.safeParse(error).data;
  if (http && http.statusCode < 500)
    return { kind: "refused", code: `http_${http.statusCode}`, details: reasonOf(error) };
  const request = requestError.safeParse(error).data;
  if (request && wasNeverSent(request.original)) return { kind: "not-sent", reason: reasonOf(error) };
  return { kind: "ambiguous", reason: reasonOf(error) };
}

/** Documented for every method: something went wrong inside Slack, and part of it may have been done. */
const AMBIGUOUS_CODES = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "unknown_error",
]);
const RATE_LIMITED_CODES = new Set(["ratelimited", "rate_limited"]);

function outcomeOfCode(code: string, messages: readonly string[] = []): Outcome {
  if (RATE_LIMITED_CODES.has(code)) return { kind: "rate-limited", retryAfterMs: USUAL_RETRY_AFTER_MS };
  // The client puts a body that is no JSON, such as the page of a proxy, where a code would be.
  const isCode = /^[a-z0-9_]{1,100}$/.test(code);
  if (AMBIGUOUS_CODES.has(code) || !isCode) return { kind: "ambiguous", reason: code.slice(0, 200) };
  return { kind: "refused", code, details: messages.join("; ") };
}

/** The WebClient has no error of its own for a 429 without `Retry-After`. */
function isRateLimitWithoutTime(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("Retry header did not contain a valid timeout");
}

/** What the system says of a connection that never came about. */
const NO_CONNECTION = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const caused = z.object({ cause: z.unknown().optional() });
const coded = z.object({ code: z.string() });
const several = z.object({ errors: z.array(z.unknown()).min(1) });

function wasNeverSent(error: unknown): boolean {
  const parts = several.safeParse(error).data;
  if (parts) return parts.errors.every(wasNeverSent);
  const code = coded.safeParse(error).data?.code;
  if (code !== undefined && NO_CONNECTION.has(code)) return true;
  const { data } = caused.safeParse(error);
  return data?.cause !== undefined && wasNeverSent(data.cause);
}
