import type { Behaviour } from "../../behaviours/behaviour.ts";

/** What the state of a workspace does by itself. */
export const WORKSPACE_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "A message is known by its ts, a time of ten digits and six, which no other message of its channel has.",
    basis: "documented",
    source: "https://docs.slack.dev/messaging/retrieving-messages",
    test: { file: "web-api/chat.test.ts", title: "gives every message a later ts, even in the same instant" },
  },
  {
    says: "Each message has a later ts than all before it in the workspace.",
    basis: "assumed",
    test: { file: "web-api/chat.test.ts", title: "gives every message a later ts, even in the same instant" },
  },
  {
    says: "A deleted message that has replies leaves a tombstone.",
    basis: "observed",
    source:
      "https://github.com/slack-edge/slack-edge/pull/10, https://github.com/42wim/matterbridge/issues/600",
    test: { file: "web-api/chat.test.ts", title: "leaves a tombstone where there are replies" },
  },
  {
    says: "Slack writes a message into a channel for whoever joins it, and for a new topic.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/events/message/channel_join",
    test: { file: "events/event-types.test.ts", title: "brings a bot into a channel, which hears of it" },
  },
  {
    says: "A direct message of several is one channel, whoever opens it.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/conversations.open",
    test: { file: "web-api/channels.test.ts", title: "are opened once, and listed as such" },
  },
  {
    says: "The newest 50,000 messages are kept (`keepMessages`); the oldest go first, a thread with its parent.",
    basis: "assumed",
    test: {
      file: "workspace/keep-messages.test.ts",
      title: "forgets the oldest messages of all channels first, a thread with its parent",
    },
  },
];
