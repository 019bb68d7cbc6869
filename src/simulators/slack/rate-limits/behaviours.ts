import type { Behaviour } from "../../behaviours/behaviour.ts";

const PAGE = "https://docs.slack.dev/apis/web-api/rate-limits";
const FILE = "rate-limits/rate-limits.test.ts";

export const RATE_LIMIT_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "A call too many is answered with status 429, `Retry-After` in seconds and `ratelimited`.",
    basis: "documented",
    source: PAGE,
    test: {
      file: FILE,
      title: "refuse one call too many with 429 and the seconds to wait, and take it after those",
    },
  },
  {
    says: "Calls are counted for each method, workspace and app on its own.",
    basis: "documented",
    source: PAGE,
    test: { file: FILE, title: "count each workspace and each app on its own" },
  },
  {
    says: "Each method has the tier that its page names: 1, 20, 50 or 100 calls a minute, or special ones.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods",
    test: { file: FILE, title: "holds a limit ready for every method" },
  },
  {
    says: "A special limit of which no number is known is 600 calls a minute.",
    basis: "assumed",
    test: { file: FILE, title: "holds a limit ready for every method" },
  },
  {
    says: "Limits let bursts through: a token bucket that holds a minute's worth of calls, three in Tier 1.",
    basis: "assumed",
    test: {
      file: "rate-limits/token-bucket.test.ts",
      title: "lets through a burst and then its pace, however the calls come",
    },
  },
  {
    says: "`Retry-After` is the time until one call is allowed again, rounded up to seconds.",
    basis: "assumed",
    test: {
      file: FILE,
      title: "refuse one call too many with 429 and the seconds to wait, and take it after those",
    },
  },
  {
    says: "An app may post about one message a second in a channel.",
    basis: "documented",
    source: PAGE,
    test: { file: FILE, title: "let an app post a message a second in each channel, after a short burst" },
  },
  {
    says: "The burst of messages in a channel is 25.",
    basis: "assumed",
    source: "https://github.com/RamblingCookieMonster/PSSlack/issues/52 (25 requests of all kinds)",
    test: { file: FILE, title: "let an app post a message a second in each channel, after a short burst" },
  },
  {
    says: "An app may post several hundred messages a minute in a workspace.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/chat.postMessage",
    test: { file: FILE, title: "bound the messages of an app in a whole workspace" },
  },
  {
    says: "Several hundred messages a minute are 300.",
    basis: "assumed",
    test: { file: FILE, title: "bound the messages of an app in a whole workspace" },
  },
  {
    says: "A call with a token that is not good counts for nobody.",
    basis: "assumed",
    test: { file: FILE, title: "say nothing to a caller whom Slack does not know" },
  },
];
