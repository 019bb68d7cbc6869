import type { Behaviour } from "../../behaviours/behaviour.ts";

const EVENTS_API = "https://docs.slack.dev/apis/events-api/";
const REQUEST_URLS = "https://docs.slack.dev/apis/events-api/using-http-request-urls";
const FILE = "http-events/http-events.test.ts";

export const HTTP_EVENTS_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "A request URL has to answer the challenge of `url_verification` before it gets events.",
    basis: "documented",
    source: REQUEST_URLS,
    test: { file: FILE, title: "is verified before the first event" },
  },
  {
    says: "Requests are signed with `X-Slack-Signature`, version v0, and `X-Slack-Request-Timestamp`.",
    basis: "documented",
    source: "https://docs.slack.dev/authentication/verifying-requests-from-slack",
    test: { file: FILE, title: "is signed as Slack documents it" },
  },
  {
    says: "An app with another signing secret cannot be set up.",
    basis: "documented",
    source: "https://docs.slack.dev/authentication/verifying-requests-from-slack",
    test: { file: FILE, title: "is not believed where it has another signing secret" },
  },
  {
    says: "Events are JSON, and a response of 2xx within three seconds acknowledges.",
    basis: "documented",
    source: EVENTS_API,
    test: { file: FILE, title: "gets its events signed, and answers over the Web API" },
  },
  {
    says: "A slash command is a form, and the body of the response is its answer.",
    basis: "documented",
    source: "https://docs.slack.dev/interactivity/implementing-slash-commands",
    test: { file: FILE, title: "takes a slash command as a form, and answers it in the response" },
  },
  {
    says: "An interaction is JSON in the form field `payload`.",
    basis: "documented",
    source: "https://docs.slack.dev/interactivity/handling-user-interaction",
    test: { file: FILE, title: "takes an interaction in the form field payload" },
  },
  {
    says: "Retries say their number and reason in `x-slack-retry-num` and `x-slack-retry-reason`.",
    basis: "documented",
    source: EVENTS_API,
    test: { file: FILE, title: "that %s comes again, with the reason %s" },
  },
  {
    says: "The first retry after an early failure comes a second later.",
    basis: "assumed",
    source: EVENTS_API,
    test: { file: FILE, title: "that %s comes again, with the reason %s" },
  },
  {
    says: "After three seconds of silence the reason is `http_timeout`.",
    basis: "documented",
    source: EVENTS_API,
    test: { file: FILE, title: "comes again after three seconds of silence" },
  },
  {
    says: "`x-slack-no-retry: 1` in a response that is no success ends the retries of this event.",
    basis: "documented",
    source: EVENTS_API,
    test: { file: FILE, title: "does not come again where the app says so" },
  },
  {
    says: "Two redirects by 301 or 302 are followed; more are `too_many_redirects`.",
    basis: "documented",
    source: EVENTS_API,
    test: { file: FILE, title: "follows two redirects" },
  },
  {
    says: "An app has a request URL or Socket Mode: going over to HTTP ends its connections.",
    basis: "documented",
    source: "https://docs.slack.dev/apis/events-api/using-socket-mode",
    test: {
      file: FILE,
      title: "ends the connections with link_disabled, and lets none open until it goes back",
    },
  },
];
