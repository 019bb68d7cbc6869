import type { Behaviour } from "../../behaviours/behaviour.ts";

export const ASSISTANT_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "On the assistant surface a pane begins with a thread of its own and `assistant_thread_started`.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/events/assistant_thread_started",
    test: {
      file: "assistant/bolt-assistant.test.ts",
      title: "greets, offers prompts, takes a title and answers with what the person looks at",
    },
  },
  {
    says: "The thread's first message is Slack's, with subtype `assistant_app_thread`, and has the title in it.",
    basis: "observed",
    source: "slackapi/bolt-python, the payloads in the tests of its Assistant",
    test: {
      file: "assistant/bolt-assistant.test.ts",
      title: "greets, offers prompts, takes a title and answers with what the person looks at",
    },
  },
  {
    says: "The app hears with `assistant_thread_context_changed` that the person looks at something else.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/events/assistant_thread_context_changed",
    test: {
      file: "assistant/bolt-assistant.test.ts",
      title: "is told when the person looks at something else, and finds it in the thread again",
    },
  },
  {
    says: "Bolt's default store of contexts gives one person what another looks at.",
    basis: "observed",
    source: "@slack/bolt 5.1.0, AssistantThreadContextStore",
    test: {
      file: "assistant/bolt-assistant.test.ts",
      title: "shows the fault of Bolt's default store, which gives one person what another looks at",
    },
  },
  {
    says: "On the agent surface a pane is `app_home_opened` for the messages tab, and `app_context_changed` tells what the person looks at.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/events/app_context_changed",
    test: {
      file: "assistant/agent.test.ts",
      title: "hears that its messages tab is opened, what the person looks at, and what they write beside it",
    },
  },
  {
    says: "A message to an agent carries what the person looks at (`app_context`).",
    basis: "documented",
    source: "https://docs.slack.dev/tools/node-slack-sdk/reference/types/interfaces/GenericMessageEvent",
    test: {
      file: "assistant/agent.test.ts",
      title: "hears that its messages tab is opened, what the person looks at, and what they write beside it",
    },
  },
  {
    says: "An agent's prompts are set without a thread; with one the call does nothing and says nothing.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts",
    test: {
      file: "assistant/agent.test.ts",
      title: "offers prompts in its direct message; with a thread the call does nothing",
    },
  },
  {
    says: "At most four prompts are shown.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts",
    test: { file: "assistant/agent.test.ts", title: "refuses what is not there, and more than Slack shows" },
  },
  {
    says: "More prompts or loading messages than Slack shows are refused with `invalid_arguments`.",
    basis: "assumed",
    test: { file: "assistant/agent.test.ts", title: "refuses what is not there, and more than Slack shows" },
  },
  {
    says: "A status goes with the app's next message in the thread, with an empty status, and after two minutes.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/assistant.threads.setStatus",
    test: {
      file: "assistant/agent.test.ts",
      title: "goes when the app answers, when it is empty, and after two minutes",
    },
  },
  {
    says: "A status needs `chat:write`, titles and prompts need `assistant:write`.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/assistant.threads.setStatus",
    test: { file: "assistant/agent.test.ts", title: "asks for the scopes that Slack asks for" },
  },
  {
    says: "A stream makes a session and sets it `processing`; its end sets `session_status`, or `active` where its time was up.",
    basis: "documented",
    source: "https://docs.slack.dev/ai/agent-sessions",
    test: { file: "assistant/sessions.test.ts", title: "is begun by a stream, and ended as the stream is" },
  },
  {
    says: "A session's title is given when it is made, changed by the app, and changed by people, which the app hears.",
    basis: "documented",
    source: "https://docs.slack.dev/ai/agent-sessions",
    test: {
      file: "assistant/sessions.test.ts",
      title: "has a status and a title, which the person may change",
    },
  },
  {
    says: "The stop button leaves the session `processing` until the app says otherwise.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/events/agent_session_stopped",
    test: {
      file: "assistant/sessions.test.ts",
      title: "is stopped by the person while it is processing, and stays so until the app says otherwise",
    },
  },
  {
    says: "A session is `active` again after an hour of `processing`.",
    basis: "assumed",
    test: { file: "assistant/sessions.test.ts", title: "is active again after an hour of processing" },
  },
  {
    says: "An app that does not hear of the stop button is warned.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/events/agent_session_stopped",
    test: { file: "assistant/sessions.test.ts", title: "warns an app that does not hear of the stop button" },
  },
  {
    says: "Sessions are refused with `invalid_status`, `thread_ts_required`, `channel_not_found`, `not_authorized` and `user_not_found`.",
    basis: "documented",
    source: "https://docs.slack.dev/reference/methods/agents.sessions.setStatus",
    test: { file: "assistant/sessions.test.ts", title: "is refused with Slack's own codes" },
  },
  {
    says: "An app that is no agent gets `feature_disabled` from the methods about sessions.",
    basis: "assumed",
    test: { file: "assistant/sessions.test.ts", title: "is refused with Slack's own codes" },
  },
];
