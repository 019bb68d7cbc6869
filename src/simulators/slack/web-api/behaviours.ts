import type { Behaviour } from "../../behaviours/behaviour.ts";

const METHODS = "https://docs.slack.dev/reference/methods";
const BLOCKS = "https://docs.slack.dev/reference/block-kit/blocks";

const POSTING = "web-api/posting.test.ts";
const SCHEDULED = "web-api/scheduled-messages.test.ts";
const CHANNELS = "web-api/channels.test.ts";
const MARKS = "web-api/marks.test.ts";
const DIRECTORY = "web-api/directory.test.ts";
const BODIES = "web-api/bodies.test.ts";
const CHAT = "web-api/chat.test.ts";

/** What the Web API does as Slack's does. */
export const WEB_API_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "A reply with reply_broadcast stands in its thread and in the channel, as thread_broadcast with its root.",
    basis: "documented",
    source: `${METHODS}/chat.postMessage`,
    test: {
      file: POSTING,
      title: "shows a reply in the channel too where it is broadcast, with its parent",
    },
  },
  {
    says: "An edit keeps attachments unless it gives others, and an empty list takes them away.",
    basis: "documented",
    source: `${METHODS}/chat.update`,
    test: {
      file: POSTING,
      title: "numbers attachments, keeps them over an edit and takes them away with an empty list",
    },
  },
  {
    says: "An edit with a text and without blocks takes the blocks away; empty metadata takes the metadata away.",
    basis: "documented",
    source: `${METHODS}/chat.update`,
    test: {
      file: CHAT,
      title: "takes the blocks away where only a text is given, and the metadata where it is empty",
    },
  },
  {
    says: "A username or icon needs chat:write.customize.",
    basis: "documented",
    source: `${METHODS}/chat.postMessage`,
    test: { file: POSTING, title: "goes by another name where the bot may" },
  },
  {
    says: "A message under a name of its own is a bot_message without a user.",
    basis: "assumed",
    test: { file: POSTING, title: "goes by another name where the bot may" },
  },
  {
    says: "chat:write.public lets a bot post in public channels that it is not in.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/scopes/chat.write.public",
    test: { file: POSTING, title: "reaches a public channel from outside only with the scope for it" },
  },
  {
    says: "parse=full makes links of addresses and of the names of public channels.",
    basis: "documented",
    source: `${METHODS}/chat.postMessage`,
    test: {
      file: POSTING,
      title: "makes links of addresses and channel names where the text is to be parsed in full",
    },
  },
  {
    says: "A block without a block_id gets one.",
    basis: "documented",
    source: BLOCKS,
    test: {
      file: POSTING,
      title:
        "gives an id to each block and to each element that a person can use, and keeps those that are there",
    },
  },
  {
    says: "An element without an action_id gets one.",
    basis: "assumed",
    test: {
      file: POSTING,
      title:
        "gives an id to each block and to each element that a person can use, and keeps those that are there",
    },
  },
  {
    says: "A scheduled message is posted when its time comes, at most 120 days ahead, 30 to a channel in 5 minutes.",
    basis: "documented",
    source: `${METHODS}/chat.scheduleMessage`,
    test: {
      file: SCHEDULED,
      title: "is refused for a time that is past or too far, and for too many at once",
    },
  },
  {
    says: "A scheduled message is not posted where its channel no longer takes it.",
    basis: "assumed",
    test: { file: SCHEDULED, title: "is not posted into a channel that was archived meanwhile" },
  },
  {
    says: "Each fault of a channel's name has a code of its own.",
    basis: "documented",
    source: `${METHODS}/conversations.create`,
    test: { file: CHANNELS, title: "cannot be named %j" },
  },
  {
    says: "Joining a channel again is a success with the warning already_in_channel.",
    basis: "documented",
    source: `${METHODS}/conversations.join`,
    test: { file: CHANNELS, title: "join, and are told where they are in already" },
  },
  {
    says: "With force an invitation passes over those who cannot be invited.",
    basis: "documented",
    source: `${METHODS}/conversations.invite`,
    test: { file: CHANNELS, title: "are refused one by one, or passed over by force" },
  },
  {
    says: "Leaving a channel that the bot is not in says not_in_channel and is no error; that ok is true is assumed.",
    basis: "documented",
    source: `${METHODS}/conversations.leave`,
    test: { file: CHANNELS, title: "leave, and find nothing left to leave" },
  },
  {
    says: "What is done with a conversation needs a scope of the conversation's kind.",
    basis: "documented",
    source: `${METHODS}/conversations.info`,
    test: {
      file: CHANNELS,
      title: "keeps what needs a scope of its own kind from a bot that has another",
    },
  },
  {
    says: "missing_scope names the scopes that are needed and those that the token has.",
    basis: "observed",
    source: "@slack/web-api, in whose types of replies are `needed` and `provided`",
    test: {
      file: "web-api/scopes.test.ts",
      title: "refuses every method that needs a scope to a bot that has none, and says what is missing",
    },
  },
  {
    says: "The headers x-oauth-scopes and x-accepted-oauth-scopes name the token's scopes and the method's.",
    basis: "observed",
    source:
      "@slack/web-api, which reads both; the first is in https://docs.slack.dev/authentication/installing-with-oauth#appending_scopes",
    test: {
      file: "web-api/scopes.test.ts",
      title: "tells in the headers which scopes the token has and which the method takes",
    },
  },
  {
    says: "A cursor is the place where the last page ended, whatever is written meanwhile.",
    basis: "documented",
    source: "https://docs.slack.dev/apis/web-api/pagination",
    test: { file: CHANNELS, title: "goes on where it ended while messages arrive" },
  },
  {
    says: "The reactions that one user puts on a message are bounded: too_many_reactions.",
    basis: "documented",
    source: `${METHODS}/reactions.add`,
    test: { file: MARKS, title: "are bounded for one user" },
  },
  {
    says: "A user puts at most 23 reactions on a message, and all of them together 50 kinds.",
    basis: "assumed",
    test: { file: MARKS, title: "are bounded for one user" },
  },
  {
    says: "A person's address is shown only with users:read.email.",
    basis: "documented",
    source: `${METHODS}/users.info`,
    test: { file: DIRECTORY, title: "show their address only to a bot that may read it" },
  },
  {
    says: "A revoked token is not known any more.",
    basis: "documented",
    source: `${METHODS}/auth.revoke`,
    test: { file: DIRECTORY, title: "is lost with a token that is revoked" },
  },
  {
    says: "JSON without a charset and a form with one are taken with a warning.",
    basis: "documented",
    source: `${METHODS}/auth.test`,
    test: { file: BODIES, title: "is taken with a warning as %s" },
  },
  {
    says: "Arguments may come as multipart/form-data.",
    basis: "documented",
    source: `${METHODS}/conversations.join`,
    test: { file: BODIES, title: "may be multipart, with its token as a part" },
  },
  {
    says: "A body of more than 8 MiB is refused with request_too_large.",
    basis: "assumed",
    test: { file: BODIES, title: "is refused as %s" },
  },
  {
    says: "A method that reads takes a JSON body for no arguments; which methods those are is assumed but for one.",
    basis: "observed",
    source: "https://github.com/Illospace/illospace/pull/194",
    test: {
      file: BODIES,
      title: "is no arguments as JSON for a method that reads, and arguments for one that writes",
    },
  },
  {
    says: "A thread_ts that is not there, or of a reply, is refused with thread_not_found.",
    basis: "assumed",
    test: { file: CHAT, title: "refuses %s" },
  },
];
