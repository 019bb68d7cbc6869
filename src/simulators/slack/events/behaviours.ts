import type { Behaviour } from "../../behaviours/behaviour.ts";

const EVENTS = "https://docs.slack.dev/reference/events";
const TYPES = "events/event-types.test.ts";
const MESSAGES = "events.test.ts";

/** Which events an app gets. */
export const EVENT_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "A mention is an app_mention and a message; in a direct message it is a message only.",
    basis: "documented",
    source: `${EVENTS}/app_mention`,
    test: {
      file: MESSAGES,
      title: "do not come from channels that the bot is not in, nor as a mention from a direct message",
    },
  },
  {
    says: "The bot's own posts, edits and deletions come back to it as events.",
    basis: "observed",
    source: "@slack/bolt, whose middleware ignoreSelf drops them",
    test: { file: MESSAGES, title: "come for the bot's own posts, edits and deletions too" },
  },
  {
    says: "Messages are subscribed to by kind of conversation: message.channels, groups, im and mpim.",
    basis: "documented",
    source: `${EVENTS}/message.channels`,
    test: { file: TYPES, title: "to messages is by kind of conversation, as in Slack's settings" },
  },
  {
    says: "A bot that is brought into a channel gets member_joined_channel with its inviter.",
    basis: "documented",
    source: `${EVENTS}/member_joined_channel`,
    test: { file: TYPES, title: "brings a bot into a channel, which hears of it" },
  },
  {
    says: "A reaction names the message and who wrote it.",
    basis: "documented",
    source: `${EVENTS}/reaction_added`,
    test: { file: TYPES, title: "comes to the app as Slack words it" },
  },
  {
    says: "What becomes of a private channel is told by messages with channel_* subtypes, not the older group_* ones.",
    basis: "assumed",
    test: { file: TYPES, title: "is worded in a private channel as in a public one" },
  },
  {
    says: "event_context is a version and the base64 of what the event is about, good for its authorizations.",
    basis: "observed",
    source: "The event_context of events that are shown in Slack's documentation.",
    test: { file: "web-api/directory.test.ts", title: "tells in whose name an app got an event" },
  },
];
