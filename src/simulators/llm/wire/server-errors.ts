import type { ErrorBody, ErrorReply } from "./error-reply.ts";

/** What limit a gateway's 429 speaks of. */
export const LIMIT_KINDS = ["requests", "tokens", "max_parallel_requests"] as const;

export type LimitKind = (typeof LIMIT_KINDS)[number];

export interface GatewayLimit {
  readonly limit: LimitKind;
  /** In seconds; not told where it is undefined. */
  readonly retryAfter: number | undefined;
  /** In milliseconds since the epoch. */
  readonly now: number;
}

/** The gateway's own limit. Observed: litellm/proxy/hooks/parallel_request_limiter_v3.py, for headers and words. */
export function gatewayLimit({ limit, retryAfter, now }: GatewayLimit): ErrorReply {
  const resetAt = new Date(now + (retryAfter ?? 60) * 1000).toISOString().replace(/T(.*)\.\d+Z/, " $1 UTC");
  return {
    status: 429,
    error: {
      message: `Rate limit exceeded for api_key: simulated. Limit type: ${limit}. Current limit: 60, Remaining: 0. Limit resets at: ${resetAt}`,
      type: "None",
      param: "None",
      code: "429",
    },
    headers: {
      ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
      rate_limit_type: limit,
      reset_at: resetAt,
    },
  };
}

/** The limit of the provider behind the gateway. Documented: https://docs.litellm.ai/docs/proxy/error_reference */
export function providerLimit(model: string, retryAfter: number | undefined): ErrorReply {
  return {
    status: 429,
    error: {
      message: `litellm.RateLimitError: RateLimitError: OpenAIException - Rate limit reached for ${model} on requests per min (RPM)`,
      type: "throttling_error",
      param: null,
      code: "429",
    },
    ...(retryAfter !== undefined && { headers: { "retry-after": String(retryAfter) } }),
  };
}

/** The key's money is spent: a 429 that no waiting ends. */
export function budgetExceeded(): ErrorReply {
  return {
    status: 429,
    error: {
      message: "Budget has been exceeded! Current cost: 10.02, Max budget: 10.0",
      type: "budget_exceeded",
      param: null,
      code: "429",
    },
  };
}

export function requestTimeout(model: string): ErrorReply {
  return {
    status: 408,
    error: {
      message: `litellm.Timeout: APITimeoutError - Request timed out. Model: ${model}`,
      type: null,
      param: null,
      code: "408",
    },
  };
}

export function serverError(status: number, message = "The simulated provider failed."): ErrorReply {
  return {
    status,
    error: {
      message: `litellm.InternalServerError: ${message}`,
      type: "internal_server_error",
      param: null,
      code: String(status),
    },
  };
}

/** The error that a stream ends with, after status 200 was sent. */
export function streamError(): ErrorBody {
  return serverError(500, "The simulated provider broke off.").error;
}
