import type { Behaviour } from "../../behaviours/behaviour.ts";

export const STREAM_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "A stream starts as a message in the thread, grows with each append, and ends with blocks and metadata.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/chat.stopStream",
    test: {
      file: "streams/chat-stream.test.ts",
      title: "grows in the thread as it is appended to, and ends with blocks and metadata",
    },
  },
  {
    says: "A stream that is written by `markdown_text` or by `chunks` goes on so: `streaming_mode_mismatch`.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/chat.appendStream",
    test: { file: "streams/stream-calls.test.ts", title: "keeps to the way of writing that it began with" },
  },
  {
    says: "An append without content is refused with `markdown_text_or_chunks_required`.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/chat.appendStream",
    test: { file: "streams/stream-calls.test.ts", title: "keeps to the way of writing that it began with" },
  },
  {
    says: "`markdown_text` and `chunks` do not come in one call: `cannot_provide_both_markdown_text_and_chunks`.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/chat.appendStream",
    test: { file: "streams/stream-calls.test.ts", title: "refuses both ways of writing at once" },
  },
  {
    says: "Outside direct messages a stream needs the person and the workspace that it is for.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/chat.startStream",
    test: { file: "streams/stream-calls.test.ts", title: "needs a recipient outside direct messages" },
  },
  {
    says: "A stream outside threads is for channels only.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/chat.startStream",
    test: { file: "streams/stream-calls.test.ts", title: "begins outside threads in a channel" },
  },
  {
    says: "Without a thread a stream in a direct message is refused with `invalid_arguments`.",
    basis: "assumed",
    test: {
      file: "streams/stream-calls.test.ts",
      title: "needs no recipient in a direct message, and a thread",
    },
  },
  {
    says: "A text of more than 12,000 characters is refused, each chunk for itself: `msg_too_long`.",
    basis: "observed",
    source: "https://github.com/NousResearch/hermes-agent/pull/59010 (probed against the live API)",
    test: { file: "streams/stream-calls.test.ts", title: "measures each chunk for itself" },
  },
  {
    says: "What a task says has at most 256 characters.",
    basis: "observed",
    source:
      "https://microsoft.github.io/Agents-for-js/interfaces/_microsoft_agents-hosting-extensions-slack.TaskUpdateChunk.html",
    test: { file: "streams/stream-calls.test.ts", title: "refuses a task that says too much" },
  },
  {
    says: "A task changes in place by its id: title and status are replaced, details are added to.",
    basis: "observed",
    source: "https://github.com/NousResearch/hermes-agent/pull/59010 (probed against the live API)",
    test: {
      file: "streams/chat-stream.test.ts",
      title: "stand among the text as cards that change in place",
    },
  },
  {
    says: "A task's output and sources are added to as its details are.",
    basis: "assumed",
    test: {
      file: "streams/chat-stream.test.ts",
      title: "stand among the text as cards that change in place",
    },
  },
  {
    says: "Tasks are cards among the text, or one plan at the place of the first task.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/chat.startStream",
    test: {
      file: "streams/chat-stream.test.ts",
      title: "stand together in a plan where the stream asks for it",
    },
  },
  {
    says: "Streamed text is one `markdown` block between the tasks; Slack may make rich text of it.",
    basis: "assumed",
    test: {
      file: "streams/chat-stream.test.ts",
      title: "stand among the text as cards that change in place",
    },
  },
  {
    says: "A stream ends about five minutes after its start, whether text comes or not: `message_not_in_streaming_state`.",
    basis: "observed",
    source:
      "https://github.com/slackapi/python-slack-sdk/issues/1859, https://github.com/slackapi/node-slack-sdk/issues/2702",
    test: {
      file: "streams/stream-life.test.ts",
      title: "ends five minutes after its start, even while text still comes",
    },
  },
  {
    says: "A stream that ran out of time shows that it was not finished (`errored`).",
    basis: "assumed",
    source: "https://docs.slack.dev/tools/node-slack-sdk/reference/types/interfaces/BotMessageEvent",
    test: {
      file: "streams/stream-life.test.ts",
      title: "ends five minutes after its start, even while text still comes",
    },
  },
  {
    says: "A person's stop ends the streams in the thread, tells the app with `agent_session_stopped`, and appends are refused with `stopped_by_user`.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/events/agent_session_stopped",
    test: { file: "streams/stream-life.test.ts", title: "is stopped by a person, and the app is told" },
  },
  {
    says: "What was said before a person stopped it stays, as a completed message.",
    basis: "assumed",
    test: { file: "streams/stream-life.test.ts", title: "is stopped by a person, and the app is told" },
  },
  {
    says: "A message that is being streamed cannot be edited: `streaming_state_conflict`.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/chat.update",
    test: {
      file: "streams/stream-life.test.ts",
      title: "refuses to be edited or deleted while it is written, and takes both afterwards",
    },
  },
  {
    says: "A message that is being streamed cannot be deleted: `cant_delete_message`.",
    basis: "assumed",
    test: {
      file: "streams/stream-life.test.ts",
      title: "refuses to be edited or deleted while it is written, and takes both afterwards",
    },
  },
  {
    says: "The app gets a `message` event when its stream begins and `message_changed` when it ends, nothing for appends.",
    basis: "assumed",
    test: {
      file: "streams/stream-life.test.ts",
      title: "tells the app its beginning and its end, and nothing of what comes between",
    },
  },
  {
    says: "A stream goes by another name and icon where it is asked to.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/chat.startStream",
    test: {
      file: "streams/stream-calls.test.ts",
      title: "goes by another name and icon where it is asked to",
    },
  },
  {
    says: "Only the app whose message it is appends: `message_not_owned_by_app`.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/chat.appendStream",
    test: {
      file: "streams/stream-calls.test.ts",
      title: "is appended to by its own app only, and where it is one",
    },
  },
];
