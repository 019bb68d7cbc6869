/** What of the endpoint a fault can strike. */
export const FAULTY_ROUTES = ["chat", "embeddings", "models"] as const;

export type FaultyRoute = (typeof FAULTY_ROUTES)[number];

export interface FaultDescription {
  /** What goes wrong. */
  readonly does: string;
  /** What the caller notices of it. */
  readonly seen: string;
  /** What it strikes; where the rule names no route, all of these but the list of models. */
  readonly on: readonly FaultyRoute[];
  /** Of several on one call only the first such fault happens: it decides what becomes of the call. */
  readonly decides?: true;
}

const CHAT = ["chat"] as const;
const CALLS = ["chat", "embeddings"] as const;

/** Every fault that a plan may name, for the plan's checks and for the documentation. */
export const FAULTS = {
  rate_limited: {
    does: "answers 429: the gateway's (`limit`, `retryAfter`: seconds or `none`), or the provider's (`by: provider`)",
    seen: "`rate_limit_type` and `retry-after` in the headers, or an error of type `throttling_error`",
    on: FAULTY_ROUTES,
    decides: true,
  },
  budget_exceeded: {
    does: "answers 429 because the key's money is spent",
    seen: "an error of type `budget_exceeded`: no second try helps",
    on: CALLS,
    decides: true,
  },
  server_error: {
    does: "answers with a 5xx status (`status`, 500 unless said)",
    seen: "an error that may pass",
    on: FAULTY_ROUTES,
    decides: true,
  },
  request_timeout: {
    does: "answers 408: the provider did not answer the gateway in time",
    seen: "an error that may pass",
    on: CALLS,
    decides: true,
  },
  error: {
    does: "answers with any status and error (`status`, `type`, `code`, `message`)",
    seen: "just that",
    on: FAULTY_ROUTES,
    decides: true,
  },
  hang: {
    does: "falls silent for good (`where`: headers unless said, first_token or middle)",
    seen: "nothing until the caller's own time-out: for the connection, the first token or the whole",
    on: FAULTY_ROUTES,
    decides: true,
  },
  connection_reset: {
    does: "cuts the connection without a word (`where`: headers unless said, first_token or middle)",
    seen: "a connection error, before or amidst the answer",
    on: FAULTY_ROUTES,
    decides: true,
  },
  truncated: {
    does: "ends the answer in good order in the middle (`where`: middle unless said, or first_token)",
    seen: "a stream without `finish_reason` and `[DONE]` and without an error; a body that is no JSON",
    on: CALLS,
    decides: true,
  },
  malformed_chunk: {
    does: "sends a chunk that is no JSON in the middle of the answer, and goes on",
    seen: "a syntax error amidst the stream; a body that is no JSON",
    on: CALLS,
    decides: true,
  },
  stream_error: {
    does: "ends the stream in the middle with an error as its last event; what is not streamed fails with 500",
    seen: "an error after status 200 and half an answer",
    on: CHAT,
    decides: true,
  },
  refusal: {
    does: "refuses in place of an answer (`as`: refusal unless said, or content_filter)",
    seen: "`refusal` in place of `content`, or half an answer that ends with `content_filter`",
    on: CHAT,
    decides: true,
  },
  empty: {
    does: "answers with nothing",
    seen: "an answer without text that ends with `stop`",
    on: CHAT,
    decides: true,
  },
  wrong_usage: {
    does: "tells usage that is not true (`as`: missing unless said, zero, absurd or negative)",
    seen: "costs that do not add up",
    on: CALLS,
  },
  latency: {
    does: "answers later (`by`)",
    seen: "a slow answer",
    on: FAULTY_ROUTES,
  },
  slow: {
    does: "lets the answer trickle (`tokensPerSecond`, 1 unless said)",
    seen: "an answer that begins in time and hardly ever ends",
    on: CHAT,
  },
  wrong_content_type: {
    does: "calls the answer what it is not (`as`, text/html unless said)",
    seen: "an answer that the client may not parse",
    on: FAULTY_ROUTES,
  },
} as const satisfies Record<string, FaultDescription>;

export type FaultName = keyof typeof FAULTS;

export function descriptionOf(fault: FaultName): FaultDescription {
  return FAULTS[fault];
}
