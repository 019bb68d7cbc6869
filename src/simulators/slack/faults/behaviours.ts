import type { Behaviour } from "../../behaviours/behaviour.ts";

/** What Slack is known to do to an app at times, and a fault does on purpose. */
export const FAULT_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "A 429 can come without `Retry-After`.",
    basis: "observed",
    source: "https://github.com/slackapi/node-slack-sdk/issues/1421",
    test: {
      file: "faults/request-faults.test.ts",
      title: "answers 429 without Retry-After, and the WebClient fails at once",
    },
  },
  {
    says: "A request can fail with service_unavailable or internal_error, or with status 500; which status each has is assumed.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/users.list",
    test: { file: "faults/request-faults.test.ts", title: "answers 5xx, and the WebClient tries again" },
  },
  {
    says: "An event can be delivered twice, the second time with `retry_attempt` and `retry_reason`.",
    basis: "documented",
    source: "https://docs.slack.dev/apis/events-api/#retries",
    test: {
      file: "faults/delivery-faults.test.ts",
      title: "delivers an event again at once, with a retry number",
    },
  },
  {
    says: "The same envelope can come twice, both times with `retry_attempt: 0`.",
    basis: "observed",
    source: "https://github.com/slackapi/bolt-js/issues/2487",
    test: {
      file: "faults/delivery-faults.test.ts",
      title: "delivers the same envelope again, as if it were the first time",
    },
  },
  {
    says: "Events can come in another order than they happened in.",
    basis: "assumed",
    test: { file: "faults/delivery-faults.test.ts", title: "lets a later event overtake an earlier one" },
  },
  {
    says: "Slack asks an app to reconnect with `warning`, `refresh_requested` or `link_disabled`, at any time.",
    basis: "documented",
    source: "https://docs.slack.dev/apis/events-api/using-socket-mode",
    test: {
      file: "faults/socket-faults.test.ts",
      title: "makes the client reconnect amidst an answer, and it hears what comes then",
    },
  },
  {
    says: "A WebSocket can be turned away with `too_many_websockets`.",
    basis: "observed",
    source: "https://github.com/slackapi/bolt-js/issues/2238",
    test: {
      file: "faults/socket-faults.test.ts",
      title: "turns one away as if ten were open, and lets the next one in",
    },
  },
  {
    says: "`invalid_auth` on a reconnect ends the process of an app that does not watch for it.",
    basis: "observed",
    source: "@slack/socket-mode 3.1.0",
    test: {
      file: "faults/request-faults.test.ts",
      title: "refuses an app that reconnects with `invalid_auth`, which ends its process",
    },
  },
  {
    says: "While Slack is not there, WebSockets are closed and requests answered with 503.",
    basis: "assumed",
    test: {
      file: "faults/socket-faults.test.ts",
      title: "closes all WebSockets and answers every request with 503 until it is over",
    },
  },
  {
    says: "Slack takes a WebSocket that fell silent for open until its time is over.",
    basis: "assumed",
    test: { file: "faults/socket-faults.test.ts", title: "ends the silence of one when its time is over" },
  },
  {
    says: "Outages and faults of requests strike response URLs, uploads and downloads as well.",
    basis: "assumed",
    test: {
      file: "faults/route-faults.test.ts",
      title: "can be an outage, in which nothing of Slack's answers",
    },
  },
  {
    says: "A response URL, an upload or a download that is refused with a code answers with status 400.",
    basis: "assumed",
    test: {
      file: "faults/route-faults.test.ts",
      title: "says a code of Slack's with status 400, and 429 with Retry-After",
    },
  },
];
