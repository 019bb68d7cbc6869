/** What a fault may wait for: calls of the app, what is sent to it, WebSockets that it opens, or the clock. */
export type OccurrenceKind = "request" | "delivery" | "connection" | "time";

export interface FaultDescription {
  /** What goes wrong. */
  readonly does: string;
  /** What the app notices of it. */
  readonly seen: string;
  /** What it may wait for; the first where the rule does not say. */
  readonly on: readonly [OccurrenceKind, ...OccurrenceKind[]];
  /** The method that it concerns where the rule names none. */
  readonly method?: string;
  /** Of several on one request only the first such fault happens: it decides what becomes of the request. */
  readonly decides?: true;
}

const ON_SOCKETS = ["delivery", "request", "time"] as const;

/** Every fault that a plan may name, for the plan's checks and for the documentation. */
export const FAULTS = {
  rate_limited: {
    does: "answers 429 with `Retry-After`, or without it (`retryAfter: none`)",
    seen: "the WebClient pauses its whole queue for so long; without the header it fails at once",
    on: ["request"],
    decides: true,
  },
  server_error: {
    does: "answers with a 5xx status (`status`, 503 unless said)",
    seen: "the WebClient tries again after about 1 s, ten times in all",
    on: ["request"],
    decides: true,
  },
  error: {
    does: "answers `ok: false` with a code of Slack's (`code`)",
    seen: "the WebClient throws at once: the call is not tried again",
    on: ["request"],
    decides: true,
  },
  invalid_auth: {
    does: "answers `ok: false, error: invalid_auth`, from the second connection on unless said otherwise",
    seen: "the SocketModeClient gives up when it reconnects; unhandled, this ends the process",
    on: ["request"],
    method: "apps.connections.open",
    decides: true,
  },
  hang: {
    does: "takes the request and never answers it",
    seen: "the call never ends unless the client was given a `timeout`",
    on: ["request"],
    decides: true,
  },
  connection_reset: {
    does: "cuts the HTTP connection before the call, or (`after: true`) when it has had its effect",
    seen: "the WebClient tries again; where the call had its effect, it has it twice",
    on: ["request"],
    decides: true,
  },
  latency: {
    does: "answers, or delivers, later (`by`)",
    seen: "a slow answer, or an event that comes late",
    on: ["request", "delivery"],
  },
  stream_expiry: {
    does: "ends the stream that is appended to, as Slack does after about five minutes",
    seen: "`message_not_in_streaming_state` from this append on",
    on: ["request"],
    method: "chat.appendStream",
  },
  stopped_by_user: {
    does: "lets the person press Stop on the stream that is appended to",
    seen: "`stopped_by_user` from this append on",
    on: ["request"],
    method: "chat.appendStream",
  },
  duplicate: {
    does: "delivers again at once: as a retry with its number, or the same envelope (`as: same_envelope`)",
    seen: "one event twice, with one `event_id`",
    on: ["delivery"],
  },
  lost_ack: {
    does: "loses the app's acknowledgement",
    seen: "the event again after Slack's retry schedule, although it was acknowledged",
    on: ["delivery"],
  },
  out_of_order: {
    does: "holds an event back until the next one was sent, or for so long (`within`, 1s unless said)",
    seen: "a later event before an earlier one",
    on: ["delivery"],
  },
  disconnect: {
    does: "asks the app to reconnect (`reason`: refresh_requested unless said, warning or link_disabled)",
    seen: "the client closes the WebSocket and opens another about 5 s later, also amidst an answer",
    on: ON_SOCKETS,
  },
  socket_reset: {
    does: "cuts the WebSocket without a close frame",
    seen: "close code 1006, and a reconnect",
    on: ON_SOCKETS,
  },
  half_open: {
    does: "lets a WebSocket fall silent: no pong, no close, frames are lost (`for`, 30s unless said)",
    seen: "unanswered pings; the client gives the connection up after 5 s and opens another",
    on: ON_SOCKETS,
  },
  malformed_frame: {
    does: "sends a frame that is no JSON",
    seen: "a frame that the client passes over",
    on: ON_SOCKETS,
  },
  binary_frame: {
    does: "sends a binary frame",
    seen: "a frame that the client passes over",
    on: ON_SOCKETS,
  },
  outage: {
    does: "closes all WebSockets, delivers nothing and answers every request with 503 for so long (`for`)",
    seen: "reconnects and calls that fail until it is over, and then what was missed",
    on: ["time", "request", "delivery"],
  },
  too_many_websockets: {
    does: "turns a WebSocket away as if ten were open",
    seen: "a `disconnect` with `too_many_websockets`, and another try about 5 s later",
    on: ["connection"],
  },
} as const satisfies Record<string, FaultDescription>;

export type FaultName = keyof typeof FAULTS;

export function descriptionOf(fault: FaultName): FaultDescription {
  return FAULTS[fault];
}
