import type { Behaviour } from "../../behaviours/behaviour.ts";

const EVENTS_API = "https://docs.slack.dev/apis/events-api/";
const SOCKET_MODE = "https://docs.slack.dev/apis/events-api/using-socket-mode";
const SEVERAL = "delivery/several-apps.test.ts";
const POLICY = "delivery/delivery-policy.test.ts";
const LIMIT = "delivery/event-limit.test.ts";
const SOCKETS = "socket-mode.test.ts";

export const DELIVERY_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "An event goes to each app that is installed in the workspace and whose bot is in the channel.",
    basis: "documented",
    source: EVENTS_API,
    test: {
      file: SEVERAL,
      title: "gives an event to each app that is in the workspace and in the channel, and to no other",
    },
  },
  {
    says: "One app serves several workspaces, with a token for each.",
    basis: "documented",
    source: "https://docs.slack.dev/tools/bolt-js/concepts/authorization",
    test: {
      file: SEVERAL,
      title: "serves one Bolt app in two workspaces at once, which authorizes each event with its own token",
    },
  },
  {
    says: "A payload goes to one of the open connections, in no promised pattern; here the pattern is seeded.",
    basis: "documented",
    source: SOCKET_MODE,
    test: { file: POLICY, title: "get each event at one of them, in the same pattern for the same seed" },
  },
  {
    says: "An event that is not acknowledged in three seconds comes again, up to three times.",
    basis: "documented",
    source: EVENTS_API,
    test: { file: SOCKETS, title: "delivers again after Slack's schedule until it gives up" },
  },
  {
    says: "Over Socket Mode the first retry comes after about four seconds, with the reason `timeout`.",
    basis: "observed",
    source: "https://github.com/slackapi/bolt-js/issues/2487",
    test: { file: SOCKETS, title: "delivers again after Slack's schedule until it gives up" },
  },
  {
    says: "An acknowledgement that comes after more than three seconds does not stop the retry.",
    basis: "assumed",
    test: { file: SOCKETS, title: "is not stopped by an acknowledgement that comes too late" },
  },
  {
    says: "An event that finds no connection open comes with its retries.",
    basis: "observed",
    source: "https://github.com/vercel/chat/issues/666",
    test: { file: SOCKETS, title: "keeps an event for the next retry while no socket is open" },
  },
  {
    says: "An event whose connection closes before the acknowledgement comes again over another one.",
    basis: "assumed",
    test: {
      file: "delivery/without-socket.test.ts",
      title: "delivers an event again whose connection closed before the acknowledgement, over another one",
    },
  },
  {
    says: "A retry has an envelope id of its own and the same event id.",
    basis: "assumed",
    test: {
      file: "delivery/without-socket.test.ts",
      title: "delivers an event again whose connection closed before the acknowledgement, over another one",
    },
  },
  {
    says: "Beyond 30,000 events an hour of a workspace the app gets `app_rate_limited`, once a minute.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/events/app_rate_limited",
    test: {
      file: LIMIT,
      title: "holds back what is beyond the hour's limit, and tells the app once a minute",
    },
  },
  {
    says: "Over Socket Mode `app_rate_limited` comes in an `events_api` envelope.",
    basis: "assumed",
    source: SOCKET_MODE,
    test: { file: LIMIT, title: "tells over Socket Mode in an envelope without an inner event" },
  },
  {
    says: "At most 10,000 events wait for an app; beyond that the oldest is given up.",
    basis: "assumed",
    test: { file: "delivery/most-waiting.test.ts", title: "gives up the oldest beyond ten thousand" },
  },
];
