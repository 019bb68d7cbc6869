import type { Behaviour } from "../../behaviours/behaviour.ts";

const SOCKET_MODE = "https://docs.slack.dev/apis/events-api/using-socket-mode";
const LIFE = "socket-mode/connection-life.test.ts";
const SOCKETS = "socket-mode.test.ts";

export const SOCKET_MODE_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "A connection is greeted with `hello`, the app's id, the number of connections and its expected life.",
    basis: "documented",
    source: SOCKET_MODE,
    test: { file: SOCKETS, title: "greets the SDK's own client" },
  },
  {
    says: "A WebSocket URL opens one connection.",
    basis: "assumed",
    test: { file: SOCKETS, title: "takes a ticket once" },
  },
  {
    says: "A WebSocket URL is good for 30 seconds.",
    basis: "assumed",
    test: { file: LIFE, title: "opens with a ticket of the last thirty seconds only" },
  },
  {
    says: "An app token opens the sockets of its own app only.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/apps.connections.open",
    test: {
      file: "delivery/several-apps.test.ts",
      title: "opens with an app token only the sockets of its own app",
    },
  },
  {
    says: "An app has at most ten connections; the eleventh is told `too_many_websockets` and closed.",
    basis: "observed",
    source: "https://github.com/slackapi/bolt-js/issues/2238",
    test: { file: SOCKETS, title: "refuses the eleventh connection until one of the ten is gone" },
  },
  {
    says: "A connection lives for about five hours, as its greeting says.",
    basis: "observed",
    source: "https://github.com/slackapi/bolt-js/issues/1061 (`approximate_connection_time` 18060)",
    test: { file: LIFE, title: "is warned ten seconds before its end, and gets no event from then on" },
  },
  {
    says: "A connection is told `warning` about 10 seconds before its end, and `refresh_requested` at it.",
    basis: "documented",
    source: SOCKET_MODE,
    test: { file: LIFE, title: "is warned ten seconds before its end, and gets no event from then on" },
  },
  {
    says: "With `debug_reconnects=true` in its URL a connection lives for 360 seconds.",
    basis: "documented",
    source: SOCKET_MODE,
    test: { file: LIFE, title: "lives for 360 seconds where its URL asks to debug reconnects" },
  },
  {
    says: "A connection that was told to disconnect gets no more payloads.",
    basis: "assumed",
    test: { file: LIFE, title: "is not what an event goes over once it was told to disconnect" },
  },
  {
    says: "What is acknowledged while a connection closes counts.",
    basis: "assumed",
    test: { file: LIFE, title: "settles what is acknowledged while it closes" },
  },
  {
    says: "When Socket Mode is switched off, all connections are told `link_disabled`.",
    basis: "documented",
    source: SOCKET_MODE,
    test: { file: LIFE, title: "stays outside after link_disabled until Socket Mode is switched on again" },
  },
  {
    says: "While Socket Mode is off, `apps.connections.open` fails with `access_denied`.",
    basis: "assumed",
    test: { file: LIFE, title: "stays outside after link_disabled until Socket Mode is switched on again" },
  },
  {
    says: "An app's pings are answered.",
    basis: "observed",
    source: "@slack/socket-mode, which drops a connection without pongs",
    test: { file: LIFE, title: "keeps its connection as long as its pings are answered" },
  },
  {
    says: "Slack pings too; here only where a setting asks for it.",
    basis: "observed",
    source:
      "https://github.com/slackapi/bolt-js/issues/1061, and @slack/socket-mode, which watches for pings",
    test: { file: LIFE, title: "is pinged as often as was asked for, and pings are answered" },
  },
  {
    says: "Frames are compressed where the app offers to, as the WebSocket client of @slack/socket-mode does.",
    basis: "assumed",
    test: { file: SOCKETS, title: "compresses where the app offers to" },
  },
];
